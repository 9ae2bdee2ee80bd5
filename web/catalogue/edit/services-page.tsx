import { Link } from '@tanstack/react-router'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceLine } from '../../api/index.ts'
import { EmptyState, ErrorState, Loading, Page } from '../../shared/index.ts'
import { useAllServices } from '../use-all-services.ts'
import { ServiceTable } from './service-table.tsx'
import './edit.css'

/** What the units offer: taken from the library, written anew, changed, retired. */
export function ServicesPage() {
  const { t } = useTranslation()
  const { services, error } = useAllServices()
  return (
    <Page
      title={t('catalogue.edit.services')}
      intro={t('catalogue.edit.services-intro')}
      actions={
        <>
          <Link to="/admin/services/$id" params={{ id: 'new' }}>
            <Button>{t('catalogue.edit.new-service')}</Button>
          </Link>
          <Link to="/admin/services/library">
            <Button type="primary">{t('catalogue.edit.from-library')}</Button>
          </Link>
        </>
      }
    >
      {services === null && (error ? <ErrorState error={error} /> : <Loading rows={10} />)}
      {services?.length === 0 && <EmptyState>{t('catalogue.edit.none')}</EmptyState>}
      {services !== null && services.length > 0 && <Found services={services} />}
    </Page>
  )
}

function Found({ services }: { services: readonly ServiceLine[] }) {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState('')
  const [lacking, setLacking] = useState(false)
  const isLacking = (service: ServiceLine) => service.missing.length > 0 && service.retiredAt === null
  const mentions = ({ name, unit, code }: ServiceLine) =>
    [name.zh, name.en, unit.name.zh, unit.name.en, code].join(' ').toLowerCase().includes(wanted)
  const shown = services.filter(service => mentions(service) && (!lacking || isLacking(service)))
  const count = services.filter(isLacking).length
  return (
    <>
      <search className="row wrap gap-below">
        <Input.Search
          allowClear
          className="admin-search"
          placeholder={t('catalogue.edit.search')}
          aria-label={t('catalogue.edit.search')}
          onChange={event => setWanted(event.target.value.trim().toLowerCase())}
        />
        {count > 0 && (
          <Checkbox checked={lacking} onChange={event => setLacking(event.target.checked)}>
            {t('catalogue.edit.only-lacking', { count })}
          </Checkbox>
        )}
      </search>
      {shown.length > 0 ? <ServiceTable services={shown} /> : <EmptyState>{t('catalogue.edit.none-found')}</EmptyState>}
    </>
  )
}
