import { sql } from 'kysely'
import type { Installation } from '../machine/installation.ts'
import type { Checked } from './check.ts'
import { answerable, readFacts } from './facts.ts'

interface Open {
  readonly id: string
  readonly number: string
  readonly state: string
  readonly ball: string
  readonly supplier: { readonly unit: string; readonly person: string | null }
  readonly customers: readonly {
    readonly unit: string
    readonly person: string | null
    readonly leftAt: number | null
    readonly verdict: string | null
  }[]
  readonly told: readonly string[]
}

/** What moves a matter on, by the side that has the ball. */
const moves: Readonly<Record<string, readonly string[]>> = {
  customer: ['answer', 'agree', 'counter', 'decline', 'accept', 'return'],
  supplier: ['promise', 'counter', 'decline', 'agree', 'deliver', 'check', 'fail'],
  'third-party': ['resume', 'deliver', 'check'],
}

/**
 * Every open matter has on the side whose turn it is somebody who is there, was told, and finds on their page an act that moves
 * it on. No office counts. At most `sample` of them, spread evenly; all of them unless given.
 */
export async function orphans(installation: Installation, sample = Number.POSITIVE_INFINITY): Promise<Checked> {
  const facts = await readFacts(installation)
  const all = await installation.look(sql<Open>`
    select c.id, c.number, c.state, c.ball, c.state_data -> 'supplier' as supplier, c.state_data -> 'customers' as customers,
           array(select person_id from notification where commitment_id = c.id union select person_id from told_of where commitment_id = c.id
                 union select actor_id from journal where commitment_id = c.id and actor_id is not null) as told
      from commitment c where c.closed_at is null and c.imported_from is null order by c.number`)
  const step = Math.max(1, Math.ceil(all.length / sample))
  const looked = all.filter((_, i) => i % step === 0)
  const wrong: string[] = []
  for (const matter of looked) {
    for (const side of sidesOf(matter)) {
      const people = answerable(facts, side.unit, side.person)
      const told = people.filter(id => matter.told.includes(id))
      const why = people.length === 0 ? 'nobody is there' : told.length === 0 ? 'nobody was told' : null
      if (why === null && (await someCan(installation, matter, told))) continue
      wrong.push(
        `${matter.number} (${matter.state}, the ball is the ${matter.ball}'s): ${why ?? 'nobody who was told can move it on'}`,
      )
    }
  }
  return { name: 'orphans', looked: looked.length, wrong, figures: { open: all.length } }
}

function sidesOf({ ball, supplier, customers }: Open) {
  if (ball !== 'customer') return [supplier]
  const present = customers.filter(x => x.leftAt === null)
  const due = present.filter(x => x.verdict === 'due')
  return due.length > 0 ? due : present.slice(0, 1)
}

async function someCan(installation: Installation, { id, ball }: Open, told: readonly string[]): Promise<boolean> {
  for (const person of told) {
    const { status, body } = await installation.ask(person, 'GET', `/commitments/${id}`)
    if (status === 200 && body.openActs.some((act: string) => moves[ball]?.includes(act))) return true
  }
  return false
}
