import { allow } from '@huke/core/access'
import type { Instant } from '@huke/core/calendar'
import { definitionFromTemplate, type ServiceDefinition } from '@huke/core/catalogue'
import { type ServiceTemplate, serviceTemplates } from '@huke/seed/catalogue'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Reader } from '../access/index.ts'
import type { DB } from '../database/index.ts'
import { refused } from '../http/index.ts'
import { logAdmin, type UnitRef, unitRefJson } from '../organisation/index.ts'
import { unitsServed } from './answer.ts'
import { mustBeOfferable } from './check.ts'
import { codeTaken, currentUnitCode } from './edit.ts'
import { withReach } from './reach.ts'
import { insertServices, isServed } from './store.ts'

let read: readonly ServiceTemplate[] | null = null

/** The template library; it ships with the program and is read once. */
export function library(): readonly ServiceTemplate[] {
  read ??= serviceTemplates()
  return read
}

/** The service a template of the library describes. */
export function templateDefinition(template: ServiceTemplate): ServiceDefinition {
  const reading = definitionFromTemplate(template)
  if ('definition' in reading) return reading.definition
  throw new Error(`Template ${template.code} cannot be read: ${JSON.stringify(reading.problems)}`)
}

export interface MadeFrom {
  readonly template: string
  readonly id: string
  readonly unit: UnitRef
  readonly retired: boolean
}

/** Services that came from the library, each with its template, as far as the reader may see them. */
export async function servicesFromLibrary(db: Kysely<DB>, member: Reader, at: Instant): Promise<MadeFrom[]> {
  const codes = library().map(template => template.code)
  const own = [...unitsServed(member), ...member.heads]
  const { rows } = await sql<MadeFrom>`
    ${withReach(unitsServed(member), at)}
    select template, s.id, ${unitRefJson(sql`s.unit_id`, sql`day`)} as unit, s.retired_at is not null as retired
      from service s
      join service_version v on v.service_id = s.id and v.version = s.current_version
      join unit u on u.id = s.unit_id
      join unnest(${codes}::text[]) as template on s.code in (template, template || '-' || u.code),
           today, reach
     where ${allow(member, 'catalogue.edit')} or s.unit_id = any(${own}::uuid[])
        or (s.retired_at is null and v.definition -> 'eligible' ?| codes and ${isServed(sql`s.unit_id`)})
     order by s.code`.execute(db)
  return rows
}

export interface Outcome {
  readonly template: string
  readonly service: string
  readonly code: string
  readonly outcome: 'made' | 'exists'
}

/**
 * Makes services of a unit from templates. What the unit has from a template already stays as it is; where another unit
 * has the template's code, the unit's own code is put behind it. All or nothing.
 */
export async function servicesFromTemplates(
  db: Kysely<DB>,
  wanted: { readonly templates: readonly string[]; readonly unit: string },
  { person, at }: { person: string; at: Instant },
): Promise<Outcome[]> {
  const { unit } = wanted
  const unitCode = await currentUnitCode(db, unit, at)
  const chosen = chosenTemplates(wanted.templates).map(template => ({
    template: template.code,
    place: `templates/${template.code}`,
    unit,
    definition: templateDefinition(template),
  }))
  await mustBeOfferable(db, chosen, at)
  return db.transaction().execute(async trx => {
    await sql`select pg_advisory_xact_lock(hashtextextended('service-templates', 0))`.execute(trx)
    const plans = await planned(trx, chosen, { id: unit, code: unitCode })
    const fresh = plans.filter(plan => plan.existing === undefined)
    const made = await insertServices(trx, fresh, person)
    const lost = fresh.find(plan => !made.has(plan.code))
    if (lost !== undefined) throw codeTaken(lost.code)
    if (made.size > 0) {
      const detail = { services: [...made.keys()] }
      await logAdmin(trx, { person, action: 'service.created-from-templates', subject: unitCode, detail })
    }
    return plans.map(({ template, code, existing }): Outcome => {
      const service = existing ?? String(made.get(code))
      return { template, service, code, outcome: existing === undefined ? 'made' : 'exists' }
    })
  })
}

interface Chosen {
  readonly template: string
  readonly definition: ServiceDefinition
}

interface Plan extends Chosen {
  readonly code: string
  readonly unit: string
  /** id of what the unit has from the template already */
  readonly existing?: string
}

async function planned(
  trx: Transaction<DB>,
  chosen: readonly Chosen[],
  unit: { readonly id: string; readonly code: string },
): Promise<Plan[]> {
  const codesOf = (template: string) => [template, `${template}-${unit.code}`] as const
  const taken = await takenCodes(
    trx,
    chosen.flatMap(({ template }) => codesOf(template)),
  )
  return chosen.map(({ template, definition }) => {
    const [plain, own] = codesOf(template)
    const existing = [plain, own].find(code => taken.get(code)?.unit === unit.id)
    const code = existing ?? (taken.has(plain) ? own : plain)
    return { template, definition, unit: unit.id, code, existing: existing && taken.get(existing)?.id }
  })
}

function chosenTemplates(codes: readonly string[]): ServiceTemplate[] {
  const known = new Map(library().map(template => [template.code, template]))
  const unknown = codes.filter(code => !known.has(code))
  if (unknown.length > 0) {
    const expectation = { zh: '服务库中一项的编码', en: 'the code of a template of the library' }
    throw refused(
      'catalogue.unknown-template',
      ...unknown.map(value => ({ place: 'body/templates', value, expectation })),
    )
  }
  return codes.flatMap(code => known.get(code) ?? [])
}

async function takenCodes(
  trx: Transaction<DB>,
  codes: readonly string[],
): Promise<Map<string, { id: string; unit: string }>> {
  const rows = await trx.selectFrom('service').select(['id', 'code', 'unit_id']).where('code', 'in', codes).execute()
  return new Map(rows.map(row => [row.code, { id: row.id, unit: row.unit_id }]))
}
