import { sql } from 'kysely'
import type { Installation } from '../machine/installation.ts'
import { type Definition, type WorkingTime, workingTime } from './working-time.ts'

/** An event as the journal has it, read as plain JSON. */
export interface Said {
  readonly type: string
  readonly at: number
  readonly by: { readonly person: string | null; readonly as: string; readonly delegateOf?: string | null }
  // oxlint-disable-next-line typescript/no-explicit-any -- each type has its own
  readonly [key: string]: any
}

export interface Line {
  readonly commitment: string
  readonly transaction: string
  readonly event: Said
}

/** Everything that ever happened to the matters of this product, in order; what was imported apart. */
export async function* readJournal({
  look,
}: Installation): AsyncGenerator<{ id: string; number: string; lines: readonly Line[] }> {
  const matters = await look(sql<{ id: string; number: string }>`
    select id, number from commitment where imported_from is null order by number`)
  const numbers = new Map(matters.map(m => [m.id, m.number]))
  const most = 1000
  for (let from = 0; from < matters.length; from += most) {
    const ids = matters.slice(from, from + most).map(m => m.id)
    const lines = await look(sql<Line>`
      select commitment_id as commitment, xid::text as transaction, event from journal
       where commitment_id = any(${ids}::uuid[]) order by root_id, seq`)
    for (const [id, own] of Map.groupBy(lines, line => line.commitment))
      yield { id, number: numbers.get(id) ?? id, lines: own }
  }
}

export type CalendarOf = (ref: { readonly id: string; readonly version: number }) => WorkingTime

export async function readCalendars({ look }: Installation, year: number): Promise<CalendarOf> {
  const rows = await look(sql<{ id: string; version: number; definition: Definition }>`
    select calendar_id as id, version, definition from calendar_version`)
  const known = new Map<string, WorkingTime>()
  return ({ id, version }) => {
    const key = `${id} ${version}`
    const row = rows.find(r => r.id === id && r.version === version)
    if (row === undefined) throw new Error(`no calendar ${key}`)
    const time = known.get(key) ?? workingTime(row.definition, year - 1, year + 2)
    known.set(key, time)
    return time
  }
}
