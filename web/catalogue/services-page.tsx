import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AdminPath, EmptyState, Loaded, More, Page } from '../shared/index.ts'
import { servicesQuery } from './queries.ts'
import { ServiceAdminRow } from './service-admin-row.tsx'
import { TemplateDialog } from './template-dialog.tsx'

/** What the units offer: taken from the library, written anew, changed, retired. */
export function ServicesPage() {
  const { t } = useTranslation()
  const [picking, setPicking] = useState(false)
  const services = useInfiniteQuery(servicesQuery({ all: true }))
  return (
    <Page
      title={t('catalogue.services')}
      above={<AdminPath />}
      intro={t('catalogue.services-intro')}
      actions={
        <>
          <Link to="/admin/services/$id" params={{ id: 'new' }}>
            <Button>{t('catalogue.new-service')}</Button>
          </Link>
          <Button type="primary" onClick={() => setPicking(true)}>
            {t('catalogue.from-library')}
          </Button>
        </>
      }
    >
      <Loaded of={services} rows={10}>
        {data => {
          const rows = data.pages.flatMap(page => page.items).filter(service => service.mayEdit)
          return rows.length > 0 ? (
            <ul className="panel lines">
              {rows.map(service => (
                <ServiceAdminRow key={service.id} service={service} />
              ))}
            </ul>
          ) : (
            <EmptyState>{t('catalogue.no-services')}</EmptyState>
          )
        }}
      </Loaded>
      <More of={services} />
      <TemplateDialog open={picking} onClose={() => setPicking(false)} />
    </Page>
  )
}
