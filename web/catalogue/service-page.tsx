import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Service } from '../api/index.ts'
import { LoadedPage, Page, said, useLanguage } from '../shared/index.ts'
import { Duties } from './duties.tsx'
import { Procedure } from './procedure.tsx'
import { Promised } from './promised.tsx'
import { serviceQuery } from './queries.ts'
import { StandardTable } from './standard-table.tsx'

export function ServicePage() {
  const { id } = useParams({ from: '/inside/services/$id' })
  return <LoadedPage of={useQuery(serviceQuery(id))}>{service => <Offer service={service} />}</LoadedPage>
}

/** What one gets, to what standard, from whom. */
function Offer({ service }: { service: Service }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <Page
      title={said(service.name, language)}
      above={
        <Link to="/units/$id" params={{ id: service.unit.id }} className="soft">
          {said(service.unit.name, language)}
        </Link>
      }
      intro={said(service.description, language)}
      actions={
        <>
          {service.mayEdit && (
            <Link to="/admin/services/$id" params={{ id: service.id }}>
              <Button>{t('catalogue.change')}</Button>
            </Link>
          )}
          {service.mayAsk && service.retiredAt === null && (
            <Link to="/services/$id/request" params={{ id: service.id }}>
              <Button type="primary">{t('catalogue.ask-for-it')}</Button>
            </Link>
          )}
        </>
      }
    >
      {service.retiredAt !== null && <p className="notice gap-below">{t('catalogue.retired')}</p>}
      {!service.mayAsk && service.retiredAt === null && (
        <p className="notice gap-below">{t('catalogue.not-for-you')}</p>
      )}
      <div className="two-columns">
        <div className="stack">
          <section className="panel">
            <h2>{t('catalogue.standard')}</h2>
            <StandardTable service={service} />
          </section>
          {said(service.sop, language) && (
            <section className="panel">
              <h2>{t('catalogue.sop')}</h2>
              <Procedure text={said(service.sop, language)} />
            </section>
          )}
        </div>
        <div className="stack">
          <Promised service={service} />
          <Duties service={service} />
        </div>
      </div>
    </Page>
  )
}
