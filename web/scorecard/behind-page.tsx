import { measureDefinitions } from '@huke/core/scorecard'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { unitQuery } from '../organisation/index.ts'
import { EmptyState, Loaded, More, Page, said, useLanguage } from '../shared/index.ts'
import { BehindRow } from './behind-row.tsx'
import { behindQuery } from './queries.ts'

const parts = ['denominator', 'numerator', 'missed'] as const

/** The work behind a figure. */
export function BehindPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { id } = useParams({ from: '/inside/units/$id/commitments' })
  const search = useSearch({ from: '/inside/units/$id/commitments' })
  const navigate = useNavigate({ from: '/units/$id/commitments' })
  const unit = useQuery(unitQuery(id))
  const behind = useInfiniteQuery(behindQuery(id, search))
  const name = unit.data ? said(unit.data.name, language) : ''
  const measure = t(`scorecard.measure.${search.measure}`)
  const isShare = measureDefinitions.find(({ name }) => name === search.measure)?.of === 'share'
  const role = t(search.role === 'supplier' ? 'scorecard.as-supplier' : 'scorecard.as-customer')
  return (
    <Page
      title={measure}
      above={
        <Link to="/units/$id" params={{ id }} search={{ period: search.period }} className="soft">
          ← {name} · {role}
        </Link>
      }
      intro={t(`scorecard.about.${search.measure}`)}
    >
      {isShare && (
        <Segmented
          className="gap-below"
          aria-label={t('scorecard.which-part')}
          value={search.part ?? 'denominator'}
          onChange={part => navigate({ search: before => ({ ...before, part }) })}
          options={parts.map(value => ({ value, label: t(`scorecard.part.${value}`, { measure }) }))}
        />
      )}
      <Loaded of={behind}>
        {data => {
          const rows = data.pages.flatMap(page => page.items)
          if (rows.length === 0) return <EmptyState>{t('scorecard.nothing-behind')}</EmptyState>
          return (
            <ul className="panel lines">
              {rows.map((row, index) => (
                <BehindRow key={`${row.id ?? index} ${row.part}`} row={row} measure={search.measure} />
              ))}
            </ul>
          )
        }}
      </Loaded>
      <More of={behind} />
    </Page>
  )
}
