import { type ServiceTemplate, serviceTemplates } from '../catalogue/index.ts'
import { readYaml, readYamlFolder } from '../yaml.ts'

export interface DemoOffering {
  /** with the demo company's own settings in place */
  service: ServiceTemplate
  /** code of the unit that offers it */
  unit: string
  /** code of the unit that offered it before the reorganisation */
  formerUnit: string | null
  /** code of the library template it was picked from, null for the company's own services */
  template: string | null
}

interface OfferingPlan {
  service: string
  unit: string
  formerUnit?: string
  set?: Partial<Omit<ServiceTemplate, 'targets'>> & { targets?: Partial<ServiceTemplate['targets']> }
}

/** The demo company's catalogue: picks from the template library and services of its own trade. */
export function demoCatalogue(): DemoOffering[] {
  const library = new Map(serviceTemplates().map(template => [template.code, template]))
  const own = readYamlFolder<ServiceTemplate[]>(new URL('./services/', import.meta.url)).flat()
  const services = new Map([...library, ...own.map(service => [service.code, service] as const)])
  return readYaml<OfferingPlan[]>(new URL('./offerings.yaml', import.meta.url)).map(plan => {
    const service = services.get(plan.service)
    if (!service) throw new RangeError(`offerings.yaml: no service ${plan.service}`)
    return {
      service: { ...service, ...plan.set, targets: { ...service.targets, ...plan.set?.targets } },
      unit: plan.unit,
      formerUnit: plan.formerUnit ?? null,
      template: library.has(plan.service) ? plan.service : null,
    }
  })
}
