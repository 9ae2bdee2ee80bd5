import type { ServiceLine } from '../api/index.ts'
import { said, useLanguage } from '../shared/index.ts'
import { ServiceList } from './service-list.tsx'

/** By department, or, after a search, the best first. */
export function ServicesByUnit({ services, ranked }: { services: readonly ServiceLine[]; ranked: boolean }) {
  const language = useLanguage()
  if (ranked) {
    return (
      <div className="panel">
        <ServiceList services={services} named />
      </div>
    )
  }
  const units = [...Map.groupBy(services, service => service.unit.id).values()]
  return (
    <div className="catalogue-units">
      {units.map(group => (
        <section key={group[0]?.unit.id} className="panel">
          <h2>{group[0] && said(group[0].unit.name, language)}</h2>
          <ServiceList services={group} />
        </section>
      ))}
    </div>
  )
}
