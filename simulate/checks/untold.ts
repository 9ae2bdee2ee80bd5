import { sql } from 'kysely'
import type { Installation } from '../machine/installation.ts'
import { readJournal, type Said } from '../recount/journal.ts'
import type { Checked } from './check.ts'

/** Whose turn it is after what happened; absent = nobody has to do anything because of it. */
const turnAfter: Readonly<Record<string, (e: Said) => string>> = {
  requested: () => 'supplier',
  countered: e => (e['side'] === 'supplier' ? 'customer' : 'supplier'),
  agreed: () => 'supplier',
  'offer-declined': () => 'supplier',
  'offer-fell': () => 'supplier',
  asked: () => 'customer',
  answered: () => 'supplier',
  resumed: () => 'supplier',
  transferred: () => 'supplier',
  assigned: () => 'supplier',
  succeeded: e => e['side'],
  delivered: () => 'customer',
  returned: () => 'supplier',
  reopened: () => 'supplier',
}

const ends = ['accepted', 'lapsed', 'passed', 'declined', 'withdrawn', 'failed', 'merged', 'voided']

/**
 * Of everything that happened and after which somebody has to act: somebody of that side was told, or did it themselves. What the
 * same moment closed asks nothing of anybody any more.
 */
export async function untold(installation: Installation): Promise<Checked> {
  const wrong: string[] = []
  let looked = 0
  const [notices, holders] = [await readNotices(installation), await readHolders(installation)]
  for await (const { id, number, lines } of readJournal(installation)) {
    const told = notices.get(id) ?? []
    let version = 0
    const acts = [...Map.groupBy(lines, line => line.transaction).values()].map(group => {
      const first = version + 1
      version += group.filter(line => !isBlind(line.event)).length
      return { first, last: version, events: group.map(line => line.event) }
    })
    for (const [i, { first, last, events }] of acts.entries()) {
      const turn = events.findLast(e => turnAfter[e.type] !== undefined)
      if (
        turn === undefined ||
        isOver(
          acts.slice(i).flatMap(act => act.events),
          turn,
        )
      )
        continue
      looked += 1
      const side = turnAfter[turn.type]?.(turn)
      const heard = told.filter(n => n.version >= first && n.version <= last)
      // Who holds it just then knows what they did themselves, also where they did it for the other side.
      const { person, as } = turn.by
      const byHolder = side === 'supplier' && holders.get(id)?.some(h => h.person === person && isHeld(h, turn.at))
      const byThemselves = (person !== null && as.startsWith(String(side))) || byHolder
      if (heard.some(n => n.as === side) || byThemselves) continue
      const heardAs = [...new Set(heard.map(n => n.as ?? 'others'))].join(', ')
      const who = `done by ${turn.by.as}, told ${heardAs || 'nobody'}, in the same act ${events.map(e => e.type).join(', ')}`
      wrong.push(`${number}: ${turn.type} at ${new Date(turn.at).toISOString()}, the ${side} has to act: ${who}`)
    }
  }
  return { name: 'untold', looked, wrong }
}

/** What one side says of the other unseen moves no version. */
const isBlind = (e: Said): boolean =>
  e.type === 'evaluated' || e.type === 'customer-evaluated' || (e.type === 'cause-named' && e['about'].of === 'verdict')

/** Whether the matter closed in the very moment. */
const isOver = (later: readonly Said[], turn: Said): boolean =>
  later.some(e => e.at === turn.at && ends.includes(e.type))

interface Holder {
  readonly matter: string
  readonly person: string
  readonly from: number
  readonly to: number | null
}

const isHeld = ({ from, to }: Holder, at: number): boolean => from <= at && (to === null || at <= to)

async function readHolders({ look }: Installation): Promise<ReadonlyMap<string, readonly Holder[]>> {
  const rows = await look(sql<Holder>`
    select commitment_id as matter, person_id as person, from_at as "from", to_at as "to"
      from commitment_holding where person_id is not null`)
  return Map.groupBy(rows, row => row.matter)
}

interface Notice {
  readonly matter: string
  readonly version: number
  readonly as: string | null
}

async function readNotices({ look }: Installation): Promise<ReadonlyMap<string, readonly Notice[]>> {
  const rows = await look(sql<Notice>`
    select commitment_id as matter, split_part(source, '/', 2)::int as version, detail ->> 'as' as "as"
      from notification where commitment_id is not null and source ~ '^[^/]+/[0-9]+/'`)
  return Map.groupBy(rows, row => row.matter)
}
