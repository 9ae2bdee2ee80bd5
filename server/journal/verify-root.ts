import { apply, begin, type Commitment, type Event, type Id } from '@huke/core/commitment'
import { type JournalRow, noHash, rowHash, verifyChain } from '@huke/core/journal'
import { isTakenAway } from '@huke/core/mining'
import { rowOf } from './append.ts'
import type { Difference } from './difference.ts'
import { type Attached, attachedIn } from './verify-files.ts'
import type { JournalColumns, RootHead } from './verify-store.ts'

/** Checks the rows of one root: every hash, every column against its event, and that the last row is the one the root ends with. */
export function rootDifferences(
  root: Id,
  rows: readonly JournalColumns[],
  head: RootHead | undefined,
): readonly Difference[] {
  const chain = rows.map(journalRow)
  const problem = verifyChain(chain)
  const differences = rows.flatMap((row, i) => columnDifferences(row, chain[i]))
  if (problem !== null) differences.push(chainDifference(root, chain, problem))
  const last = rows.at(-1)
  const end = { seq: last?.seq ?? 0, hash: last?.hash ?? noHash }
  const said = { seq: head?.seq ?? 0, hash: head?.hash ?? noHash }
  if (end.seq !== said.seq || end.hash !== said.hash)
    differences.push({ what: 'root', where: `root ${root}, last row`, expected: said, found: end })
  return differences
}

type Requested = Extract<Event, { type: 'requested' }>

/** What the events of one root make. */
interface Made {
  readonly commitments: readonly Commitment[]
  /** how each began */
  readonly begun: ReadonlyMap<Id, Requested>
  readonly attached: readonly Attached[]
  readonly differences: readonly Difference[]
}

/**
 * The commitments that the events of one root make; what makes none is a difference. Of a case of a history that was taken away
 * again nothing may be kept but its events.
 */
export function commitmentsFrom(rows: readonly JournalColumns[]): Made {
  const commitments: Commitment[] = []
  const begun = new Map<Id, Requested>()
  const attached: Attached[] = []
  const differences: Difference[] = []
  for (const [id, own] of Map.groupBy(rows, row => row.commitment_id)) {
    if (isTakenAway(own.at(-1)?.event)) continue
    try {
      const events = own.map(row => row.event)
      const [first, ...later] = events
      commitments.push(later.reduce(apply, begin(id, own[0].root_id, first)))
      begun.set(id, first as Requested)
      attached.push(...attachedIn(id, events))
    } catch (error) {
      // Core takes the journal at its word; a forged one may say anything.
      const expected = 'events that make a commitment'
      differences.push({ what: 'journal', where: `commitment ${id}`, expected, found: String(error) })
    }
  }
  return { commitments, begun, attached, differences }
}

function journalRow(row: JournalColumns): JournalRow {
  const { root_id: rootId, seq, commitment_id: commitmentId, recorded_at: recordedAt, salt } = row
  return {
    ...rowOf({ rootId, seq, commitmentId, recordedAt, salt }, row.event),
    prevHash: row.prev_hash,
    hash: row.hash,
  }
}

function columnDifferences(row: JournalColumns, said: JournalRow): Difference[] {
  const where = `root ${row.root_id}, row ${row.seq}`
  const columns = [
    ['type', said.type, row.type],
    ['actor_id', said.actor?.person ?? null, row.actor_id],
    ['at', said.at, row.at],
  ] as const
  return columns
    .filter(([, expected, found]) => expected !== found)
    .map(([column, expected, found]) => ({ what: 'journal', where: `${where}, ${column}`, expected, found }))
}

type ChainProblem = NonNullable<ReturnType<typeof verifyChain>>

function chainDifference(root: Id, chain: readonly JournalRow[], { seq, reason }: ChainProblem): Difference {
  const at = chain.findIndex(row => row.seq === seq)
  const row = chain[at]
  const where = `root ${root}, row ${seq}`
  if (reason === 'changed') return { what: 'journal', where, expected: rowHash(row.prevHash, row), found: row.hash }
  if (reason === 'unlinked')
    return { what: 'journal', where, expected: chain[at - 1]?.hash ?? noHash, found: row.prevHash }
  const expected = `row ${(chain[at - 1]?.seq ?? 0) + 1}, none missing, doubled or out of order`
  return { what: 'journal', where, expected, found: `row ${seq}` }
}
