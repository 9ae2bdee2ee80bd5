import type { Commitment, Id } from '@huke/core/commitment'
import type { Kysely } from 'kysely'
import { serviceRefs } from '../catalogue/index.ts'
import type { DB } from '../database/index.ts'
import { type PersonRef, personRefs, type UnitRef, unitRefs } from '../organisation/index.ts'

/** The names a page needs, each looked up once. */
export interface Names {
  readonly unit: (id: Id) => UnitRef
  readonly person: (id: Id | null) => PersonRef | null
  readonly service: (
    id: Id,
  ) => { readonly id: Id; readonly code: string; readonly name: { readonly zh: string; readonly en: string } } | null
}

/** Three statements for any number of commitments and people. */
export async function loadNames(
  db: Kysely<DB>,
  commitments: readonly Commitment[],
  people: readonly (Id | null)[] = [],
  units: readonly Id[] = [],
): Promise<Names> {
  const unitIds = [
    ...commitments.flatMap(c => [
      c.supplier.unit,
      c.customer.unit,
      ...c.customers.map(x => x.unit),
      ...c.holdings.map(h => h.unit),
    ]),
    ...units,
  ]
  const personIds = [...commitments.flatMap(peopleOf), ...people].filter(id => id !== null)
  const serviceIds = commitments.flatMap(c => (c.service === null ? [] : [c.service.id]))
  const [unitMap, personMap, serviceMap] = await Promise.all([
    unitRefs(db, [...new Set(unitIds)]),
    personRefs(db, [...new Set(personIds)]),
    serviceRefs(db, serviceIds),
  ])
  return {
    unit: id => unitMap.get(id) ?? { id, code: '', name: { zh: '', en: '' } },
    person: id => (id === null ? null : (personMap.get(id) ?? null)),
    service: id => serviceMap.get(id) ?? null,
  }
}

const peopleOf = (c: Commitment): readonly (Id | null)[] => [
  c.supplier.person,
  c.customer.person,
  ...c.customers.map(x => x.person),
  ...c.evaluations.map(e => e.by),
  ...c.customerEvaluations.map(e => e.by),
  ...c.causes.flatMap(x => [x.proposed?.by ?? null, x.answered?.by ?? null]),
  c.askedBy,
  ...c.holdings.map(h => h.person),
  ...c.watchers,
]
