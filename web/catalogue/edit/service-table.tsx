import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ServiceLine } from '../../api/index.ts'
import { said, useLanguage } from '../../shared/index.ts'

/** By unit, each with its standard and with what it still lacks. */
export function ServiceTable({ services }: { services: readonly ServiceLine[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const nameOf = (group: readonly ServiceLine[]) => (group[0] ? said(group[0].unit.name, language) : '')
  const units = [...Map.groupBy(services, service => service.unit.id).values()].sort((a, b) =>
    nameOf(a).localeCompare(nameOf(b), language),
  )
  return (
    <div className="admin-lines">
      <table className="line-table service-table">
        <thead>
          <tr>
            <th scope="col">{t('catalogue.edit.service')}</th>
            <th scope="col">{t('catalogue.response')}</th>
            <th scope="col">{t('catalogue.resolution')}</th>
            <th scope="col">{t('catalogue.edit.missing')}</th>
          </tr>
        </thead>
        {units.map(group => (
          <tbody key={group[0]?.unit.id}>
            <tr className="group-row">
              <th scope="rowgroup" colSpan={4}>
                {nameOf(group)}
              </th>
            </tr>
            {group.map(service => (
              <ServiceRow key={service.id} service={service} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function ServiceRow({ service }: { service: ServiceLine }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const isRetired = service.retiredAt !== null
  return (
    <tr>
      <td>
        <Link to="/admin/services/$id" params={{ id: service.id }} className={isRetired ? 'soft' : undefined}>
          {said(service.name, language)}
        </Link>
      </td>
      <td className="soft" data-label={t('catalogue.response')}>
        {service.response && said(service.response, language)}
      </td>
      <td className="soft" data-label={t('catalogue.resolution')}>
        {service.resolution && said(service.resolution, language)}
      </td>
      <td>
        {isRetired ? (
          <span className="chip">{t('catalogue.edit.is-retired')}</span>
        ) : (
          <span className="row wrap">
            {service.missing.map(what => (
              <span key={what} className="chip chip-soon">
                {t(`catalogue.edit.lacks.${what}`)}
              </span>
            ))}
            {service.missing.length === 0 && <span className="soft small">{t('catalogue.edit.complete')}</span>}
          </span>
        )}
      </td>
    </tr>
  )
}
