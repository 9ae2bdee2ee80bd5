import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { may, useReader } from '../access/index.ts'
import { useGivenBy } from '../calendar/index.ts'
import { EndingState } from '../organisation/ending/ending-state.tsx'
import { Members, unitQuery } from '../organisation/index.ts'
import { PeriodPicker, ScorecardView } from '../scorecard/index.ts'
import { download, LoadedPage, Page, personName, said, useLanguage, useMutate } from '../shared/index.ts'

/** A unit is a mirror: as supplier and as customer. */
export function UnitPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const givenBy = useGivenBy()
  const reader = useReader()
  const { id } = useParams({ from: '/inside/units/$id' })
  const { period = 'last-365-days' } = useSearch({ from: '/inside/units/$id' })
  const navigate = useNavigate({ from: '/units/$id' })
  const unit = useQuery(unitQuery(id))
  const save = useMutate(() =>
    download(`/units/${id}/scorecard.xlsx?period=${encodeURIComponent(period)}`, 'scorecard.xlsx'),
  )
  return (
    <LoadedPage of={unit}>
      {data => (
        <Page
          title={said(data.name, language)}
          above={
            <nav aria-label={t('app.path')} className="soft">
              {data.path.slice(0, -1).map(above => (
                <span key={above.id}>
                  <Link to="/units/$id" params={{ id: above.id }} search={{ period }} className="soft">
                    {said(above.name, language)}
                  </Link>
                  {' / '}
                </span>
              ))}
            </nav>
          }
          intro={[
            ...(data.head ? [t('app.headed-by', { name: personName(data.head, language) })] : []),
            ...(data.worksBy ? [givenBy(data, data.worksBy)] : []),
          ].join(' · ')}
          actions={
            <>
              <PeriodPicker value={period} onChange={chosen => navigate({ search: { period: chosen } })} />
              {may(reader, 'scorecard.export', { unit: id }) && (
                <Button icon={<DownloadOutlined />} loading={save.isPending} onClick={() => save.mutate(undefined)}>
                  Excel
                </Button>
              )}
              {(may(reader, 'unable.read', { unit: id }) || reader.units.some(own => own.id === id)) && (
                <Link to="/units/$id/staff" params={{ id }}>
                  <Button>{t('organisation.staff.link')}</Button>
                </Link>
              )}
              {!data.imported && data.lastDay === null && reader.units.every(own => own.id !== id) && (
                <Link to="/catalogue" search={{ unit: id }}>
                  <Button type="primary">{t('app.ask-them')}</Button>
                </Link>
              )}
            </>
          }
        >
          {data.ending && <EndingState ending={data.ending} unit={id} />}
          <ScorecardView unit={id} period={period} />
          <Members unit={data} />
        </Page>
      )}
    </LoadedPage>
  )
}
