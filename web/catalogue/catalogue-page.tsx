import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { may, useReader } from '../access/index.ts'
import { UnitPicker } from '../organisation/index.ts'
import { EmptyState, Loaded, More, Page, SearchInput } from '../shared/index.ts'
import { servicesQuery } from './queries.ts'
import { ServicesByUnit } from './services-by-unit.tsx'

export function CataloguePage() {
  const { t } = useTranslation()
  const { q = '', unit } = useSearch({ from: '/inside/catalogue' })
  const reader = useReader()
  const navigate = useNavigate({ from: '/catalogue' })
  const services = useInfiniteQuery(servicesQuery({ q: q || undefined, unit }))

  return (
    <Page title={t('catalogue.catalogue')} intro={t('catalogue.intro')}>
      <search className="row wrap gap-below">
        <SearchInput
          className="catalogue-search"
          size="large"
          label={t('catalogue.search')}
          value={q}
          onSearch={words => navigate({ search: before => ({ ...before, q: words || undefined }), replace: true })}
        />
        <UnitPicker
          className="catalogue-unit"
          allowClear
          value={unit}
          placeholder={t('catalogue.every-unit')}
          onChange={chosen => navigate({ search: before => ({ ...before, unit: chosen }) })}
        />
      </search>
      <Loaded of={services} rows={8}>
        {data => {
          const lines = data.pages.flatMap(page => page.items)
          return lines.length > 0 ? (
            <ServicesByUnit services={lines} ranked={q !== ''} />
          ) : (
            <EmptyState
              action={
                q === '' &&
                may(reader, 'catalogue.edit') && (
                  <Link to="/admin/services/library">
                    <Button type="primary">{t('catalogue.edit.from-library')}</Button>
                  </Link>
                )
              }
            >
              {t(q ? 'catalogue.none-found' : 'catalogue.none-yet')}
            </EmptyState>
          )
        }}
      </Loaded>
      <More of={services} />
      <AskInstead unit={unit} />
    </Page>
  )
}

/** Not every need has a service; two units can settle it between them. */
function AskInstead({ unit }: { unit?: string }) {
  const { t } = useTranslation()
  return (
    <div className="ask-instead">
      <div>
        <h2>{t('catalogue.not-here')}</h2>
        <p className="soft">{t('catalogue.not-here-why')}</p>
      </div>
      <Link to="/ask" search={{ unit }}>
        <Button>{t('catalogue.ask-a-unit')}</Button>
      </Link>
    </div>
  )
}
