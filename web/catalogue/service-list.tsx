import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ServiceLine } from '../api/index.ts'
import { said, useLanguage } from '../shared/index.ts'

/** What one can have, in a line or two each, with how soon. */
export function ServiceList({ services, named }: { services: readonly ServiceLine[]; named?: boolean }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <ul className="services">
      {services.map(service => (
        <li key={service.id}>
          <Link to="/services/$id" params={{ id: service.id }} className="service">
            <span className="row spread">
              <strong>{said(service.name, language)}</strong>
              {service.resolution && (
                <span className="soft small">
                  {t('catalogue.delivered-in', { target: said(service.resolution, language) })}
                </span>
              )}
            </span>
            <span className="service-words">
              {named && `${said(service.unit.name, language)} · `}
              {said(service.description, language)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
