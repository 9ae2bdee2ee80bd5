import type { LocalDate } from '../calendar/index.ts'
import { type Complain, text } from './complaint.ts'
import type { FileRow, SheetRows } from './read-sheet.ts'
import type { MembershipState } from './state.ts'

interface Known {
  /** of somebody already here; null = new */
  readonly kept: readonly MembershipState[] | null
  readonly joined: LocalDate | null
  readonly day: LocalDate
}

/**
 * The memberships of one person after the import. One that is there already keeps its first day; a new one of somebody
 * already here begins on the effective date at the earliest, because the past is not rewritten.
 */
export function nextMemberships(
  sheet: SheetRows,
  rows: readonly FileRow[],
  known: Known,
  complain: Complain,
): readonly MembershipState[] {
  const named = rows.filter(row => (row.cells['unit'] ?? null) !== null && !isPast(row, known))
  if (named.length === 0) {
    if (!('unit' in sheet.headings) && known.kept !== null) return known.kept
    if (!isUnread(rows, 'unit')) complain(rows[0] as FileRow, 'unit', 'import.no-unit', 'the code of a unit')
    return []
  }
  const someSaid = named.some(row => row.cells['primary'] === true)
  const memberships = named.map((row, i) => membershipOf(sheet, row, !someSaid && i === 0, known, complain))
  checkOverlaps(memberships, named, complain)
  if (!memberships.some(m => m.primary))
    complain(named[0] as FileRow, 'primary', 'import.no-primary', 'one primary unit')
  return memberships
}

/** Cuts memberships at a last day; those that would begin later are dropped. */
export function clamp(memberships: readonly MembershipState[], lastDay: LocalDate | null): readonly MembershipState[] {
  if (lastDay === null) return memberships
  return memberships
    .filter(m => m.since === null || m.since <= lastDay)
    .map(m => (m.until === null || m.until > lastDay ? { ...m, until: lastDay } : m))
}

function membershipOf(
  sheet: SheetRows,
  row: FileRow,
  primaryByDefault: boolean,
  { kept, joined, day }: Known,
  complain: Complain,
): MembershipState {
  const unit = String(row.cells['unit'])
  const said = text(sheet, row, 'since', null)
  const held = kept?.find(
    m => m.unit === unit && (said === null || said === m.since || (said <= day && startsBy(m, day))),
  )
  const post = text(sheet, row, 'post', held?.post ?? null)
  const stated = row.cells['primary'] ?? null
  const primary = stated === null ? primaryByDefault : stated === true
  const until = text(sheet, row, 'until', held?.until ?? null)
  const same = held !== undefined && held.post === post && held.primary === primary
  const since = same ? held.since : firstDay(said, kept === null ? joined : null, kept === null ? null : day, day)
  if (said !== null && joined !== null && said < joined)
    complain(row, 'since', 'import.before-joining', `${joined} or later`)
  if (until !== null && until < (since ?? until)) complain(row, 'until', 'import.period-backwards', `${since} or later`)
  return { unit, post, primary, since, until }
}

/** Of somebody new: what is said, else the effective date or the day they join, whichever is later. */
function firstDay(
  said: LocalDate | null,
  joined: LocalDate | null,
  earliest: LocalDate | null,
  day: LocalDate,
): LocalDate {
  const wished = said ?? (joined !== null && joined > day ? joined : day)
  return earliest !== null && wished < earliest ? earliest : wished
}

const startsBy = (m: MembershipState, day: LocalDate): boolean => m.since === null || m.since <= day

function checkOverlaps(memberships: readonly MembershipState[], rows: readonly FileRow[], complain: Complain): void {
  memberships.forEach((m, i) => {
    const earlier = memberships.slice(0, i)
    const row = rows[i] as FileRow
    const first = (of: MembershipState): number | undefined => rows[memberships.indexOf(of)]?.row
    const twice = earlier.find(e => e.unit === m.unit && overlap(e, m))
    const rival = earlier.find(e => e.primary && m.primary && overlap(e, m))
    if (twice)
      complain(
        row,
        'unit',
        'import.overlapping-memberships',
        `another unit than in row ${first(twice)}, or other dates`,
      )
    else if (rival) complain(row, 'primary', 'import.several-primary', `no; row ${first(rival)} has the primary unit`)
  })
}

const overlap = (a: MembershipState, b: MembershipState): boolean =>
  (a.until === null || b.since === null || b.since <= a.until) &&
  (b.until === null || a.since === null || a.since <= b.until)

/** An older file repeats what has ended meanwhile. Of somebody new it is told, of others it is known. */
const isPast = (row: FileRow, { kept, day }: Known): boolean =>
  kept !== null && typeof row.cells['until'] === 'string' && row.cells['until'] < day

/** A cell that could not be read has its own problem already. */
const isUnread = (rows: readonly FileRow[], key: string): boolean => rows.some(row => row.unread.includes(key))
