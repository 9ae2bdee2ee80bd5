import type { Target } from '../calendar/index.ts'
import { priorities, type Priority, type Terms } from '../commitment/index.ts'
import { isTargetProblem, parseTarget } from '../mining/index.ts'
import type { Bilingual } from './bilingual.ts'
import type { FormSchema } from './form.ts'
import { problem, type ServiceProblem } from './problem.ts'
import { defaultWarnAt, type ServiceDefinition } from './service.ts'

/** A service of the template library, as it is written there: targets in words, checklist without ids. */
export interface ServiceTemplate
  extends Pick<
    ServiceDefinition,
    | 'name'
    | 'description'
    | 'keywords'
    | 'promise'
    | 'resolutionStarts'
    | 'holdPausesResolution'
    | 'reopenMode'
    | 'assignment'
    | 'eligible'
    | 'sop'
  > {
  readonly code: string
  readonly department: string
  /** code of a calendar; the one the unit works by unless given */
  readonly calendar?: string
  readonly form: FormSchema
  readonly targets: Readonly<Record<Priority, { readonly response: string; readonly resolution: string }>>
  readonly confirmation: string
  readonly answer: string
  readonly evaluation: Terms['evaluation'] & { readonly reopenDays: number }
  readonly checklist: readonly Bilingual[]
}

export type TemplateReading =
  | { readonly definition: ServiceDefinition }
  | { readonly problems: readonly ServiceProblem[] }

/** The service a template describes, or the targets in it that cannot be read. */
export function definitionFromTemplate(template: ServiceTemplate): TemplateReading {
  const problems: ServiceProblem[] = []
  const target = (path: string, text: string): Target => {
    const read = parseTarget(text)
    if (!isTargetProblem(read)) return read
    problems.push(problem('catalogue.bad-target', path, read.value, read.expected))
    return { kind: 'working-time', seconds: 0 }
  }
  const targetsOf = (priority: Priority) => ({
    response: target(`/targets/${priority}/response`, template.targets[priority].response),
    resolution: target(`/targets/${priority}/resolution`, template.targets[priority].resolution),
  })
  const { scale, dimensions, attribution, periodDays, reopenDays } = template.evaluation
  const definition: ServiceDefinition = {
    name: template.name,
    description: template.description,
    keywords: template.keywords,
    form: template.form,
    eligible: template.eligible,
    targets: Object.fromEntries(priorities.map(p => [p, targetsOf(p)])) as ServiceDefinition['targets'],
    confirmation: target('/confirmation', template.confirmation),
    answer: target('/answer', template.answer),
    calendar: template.calendar ?? null,
    evaluation: { scale, dimensions, attribution, periodDays },
    promise: template.promise,
    resolutionStarts: template.resolutionStarts,
    holdPausesResolution: template.holdPausesResolution,
    reopenMode: template.reopenMode,
    reopenDays,
    assignment: template.assignment,
    checklist: template.checklist.map(({ zh, en }, index) => ({ id: String(index + 1), zh, en })),
    sop: template.sop,
    warnAt: defaultWarnAt,
  }
  return problems.length > 0 ? { problems } : { definition }
}
