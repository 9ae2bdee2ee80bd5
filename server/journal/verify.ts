import type { CalendarRef, Commitment, Event, Id } from '@huke/core/commitment'
import type { Seal } from '@huke/core/journal'
import { type Kysely } from 'kysely'
import { loadCalendars } from '../calendar/index.ts'
import type { DB } from '../database/index.ts'
import type { Difference } from './difference.ts'
import { type Attached, type ContentHash, fileDifferences } from './verify-files.ts'
import { type Project, projectionDifferences } from './verify-projections.ts'
import { registerDifferences } from './verify-register.ts'
import { commitmentsFrom, rootDifferences } from './verify-root.ts'
import { exportedDifferences, sealDifferences } from './verify-seals.ts'
import { strayDifferences } from './verify-strays.ts'
import { countRows, type Stretch, stretches } from './verify-store.ts'

/** How the noun that keeps the projections makes them; the journal knows its events alone. */
export interface Projecting {
  readonly project: Project
  readonly calendarRefsOf: (c: Commitment) => readonly CalendarRef[]
  /** the words a commitment is found by, from its first event */
  readonly wordsOf: (event: Event) => string
}

export interface VerifyOptions {
  readonly projecting: Projecting
  readonly contentHash: ContentHash
  readonly onDifference: (difference: Difference) => void
  readonly onProgress?: (progress: { readonly rows: number; readonly total: number }) => void
  /** seals exported earlier */
  readonly exported?: AsyncIterable<Seal> | Iterable<Seal>
}

export interface Verified {
  readonly rows: number
  readonly commitments: number
}

/**
 * Recomputes the whole journal as it is at one moment: every hash and every seal, and from the events every projection. Changes
 * nothing, holds nobody up, and needs memory for a stretch of roots at a time.
 */
export const verifyJournal = (db: Kysely<DB>, options: VerifyOptions): Promise<Verified> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async trx => {
      const total = await countRows(trx)
      let rows = 0
      let commitments = 0
      for await (const stretch of stretches(trx)) {
        commitments += await verifyStretch(trx, stretch, options)
        rows += stretch.rows.length
        options.onProgress?.({ rows, total })
      }
      for await (const difference of strayDifferences(trx)) options.onDifference(difference)
      for await (const difference of sealDifferences(trx)) options.onDifference(difference)
      for await (const difference of exportedDifferences(trx, options.exported ?? [])) options.onDifference(difference)
      return { rows, commitments }
    })

async function verifyStretch(db: Kysely<DB>, stretch: Stretch, options: VerifyOptions): Promise<number> {
  const { projecting, contentHash, onDifference } = options
  const commitments: Commitment[] = []
  const begun = new Map<Id, Extract<Event, { type: 'requested' }>>()
  const attached: Attached[] = []
  const heads = new Map(stretch.heads.map(head => [head.root_id, head]))
  const byRoot = Map.groupBy(stretch.rows, row => row.root_id)
  for (const root of new Set([...heads.keys(), ...byRoot.keys()])) {
    const rows = byRoot.get(root) ?? []
    for (const difference of rootDifferences(root, rows, heads.get(root))) onDifference(difference)
    const made = commitmentsFrom(rows)
    for (const difference of made.differences) onDifference(difference)
    commitments.push(...made.commitments)
    attached.push(...made.attached)
    for (const [id, event] of made.begun) begun.set(id, event)
  }
  const calendars = await loadCalendars(db, commitments.flatMap(projecting.calendarRefsOf))
  const project = (c: Commitment) => projecting.project(c, calendars)
  for (const difference of projectionDifferences(stretch, commitments, project)) onDifference(difference)
  for (const difference of await registerDifferences(db, stretch.commitments, begun, projecting.wordsOf))
    onDifference(difference)
  const ids = stretch.commitments.map(row => row.id)
  for (const difference of await fileDifferences(db, ids, attached, contentHash)) onDifference(difference)
  return commitments.length
}
