import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ServiceLine } from '../api/index.ts'
import { said, useLanguage } from '../shared/index.ts'

/** By department, or, after a search, the best first. */
export function ServicesByUnit({ services, ranked }: { services: readonly ServiceLine[]; ranked: boolean }) {
  const language = useLanguage()
  if (ranked) return <ServiceCards services={services} named />
  const units = [...Map.groupBy(services, service => service.unit.id).values()]
  return (
    <div className="stack">
      {units.map(group => (
        <section key={group[0]?.unit.id}>
          <h2 className="catalogue-unit-name">{group[0] && said(group[0].unit.name, language)}</h2>
          <ServiceCards services={group} />
        </section>
      ))}
    </div>
  )
}

function ServiceCards({ services, named }: { services: readonly ServiceLine[]; named?: boolean }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <ul className="service-cards">
      {services.map(service => (
        <li key={service.id}>
          <Link to="/services/$id" params={{ id: service.id }} className="service-card">
            <strong>{said(service.name, language)}</strong>
            {named && <span className="soft small">{said(service.unit.name, language)}</span>}
            <span className="service-card-words">{said(service.description, language)}</span>
            {service.resolution && (
              <span className="soft small">
                {t('catalogue.delivered-in', { target: said(service.resolution, language) })}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  )
}
