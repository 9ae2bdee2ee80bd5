import type { LocalDate } from '@huke/core/calendar'
import type { DemoHead, DemoManager, DemoMembership, DemoUnit } from './model.ts'
import type { NumberedEntry } from './people.ts'
import { holdsAt, parentAt } from './units.ts'

/** Posts whose holder leads the unit he sits in. */
const leadingPosts = new Set([
  'prd-foreman',
  'sal-region-head',
  'asv-station-head',
  'rd-chief-designer',
  'fin-supervisor',
])

/** Heads and deputies: the named ones, then in each unit left without one the holder of a leading post or the longest-serving. */
export function headsOf(units: DemoUnit[], entries: NumberedEntry[]): DemoHead[] {
  const named = entries.flatMap(namedHeads)
  const led = new Set(named.filter(head => head.role === 'head').map(head => head.unit))
  const found = units.filter(unit => !led.has(unit.code)).flatMap(unit => foundHead(unit, entries))
  return [...named, ...found]
}

function namedHeads(entry: NumberedEntry): DemoHead[] {
  return entry.stations.flatMap(({ head, unit, leads, oversees, from, to }) => {
    if (!head) return []
    const person = entry.person.number
    const own: DemoHead = { unit, person, role: head, from, to }
    // A deputy general manager is deputy of the company, not of the office he sits in.
    if (oversees.length > 0) return [{ ...own, unit: 'cl' }]
    return [own, ...leads.map(led => ({ ...own, unit: led }))]
  })
}

function foundHead(unit: DemoUnit, entries: NumberedEntry[]): DemoHead[] {
  const seated = entries.flatMap(entry =>
    entry.stations
      .filter(station => station.unit === unit.code && station.primary && station.to === unit.to)
      .map(station => ({ station, person: entry.person.number })),
  )
  const chosen = seated.find(({ station }) => leadingPosts.has(station.post)) ?? seated[0]
  if (!chosen) return []
  return [{ unit: unit.code, person: chosen.person, role: 'head', from: chosen.station.from, to: chosen.station.to }]
}

interface Lines {
  units: Map<string, DemoUnit>
  heads: DemoHead[]
  overseers: DemoHead[]
}

/** Who reports to whom and when: along the units upward, a department's head to whoever of the management oversees it. */
export function managersOf(
  units: DemoUnit[],
  heads: DemoHead[],
  memberships: DemoMembership[],
  entries: NumberedEntry[],
): DemoManager[] {
  const lines: Lines = {
    units: new Map(units.map(unit => [unit.code, unit])),
    heads: heads.filter(head => head.role === 'head'),
    overseers: entries.flatMap(overseersOf),
  }
  const changes = [...lines.heads, ...units.flatMap(unit => unit.versions)].flatMap(period => [period.from, period.to])
  const dates = [...new Set(changes.filter(date => date !== null))].sort()
  const managers = memberships
    .filter(membership => membership.primary)
    .flatMap(membership => managersDuring(membership, dates, lines))
  return joined(managers)
}

function overseersOf(entry: NumberedEntry): DemoHead[] {
  return entry.stations.flatMap(({ oversees, from, to }) =>
    oversees.map((unit): DemoHead => ({ unit, person: entry.person.number, role: 'head', from, to })),
  )
}

function managersDuring(membership: DemoMembership, dates: LocalDate[], lines: Lines): DemoManager[] {
  const { person, unit, from, to } = membership
  const starts = [from, ...dates.filter(date => date > from && (to === null || date < to))]
  return starts.flatMap((start, i) => {
    const manager = managerAt(person, unit, start, lines)
    return manager ? [{ person, manager, from: start, to: starts[i + 1] ?? to }] : []
  })
}

function managerAt(person: string, unit: string | null, date: LocalDate, lines: Lines): string | null {
  for (let code = unit; code !== null; ) {
    const above = [...lines.heads, ...lines.overseers].find(
      head => head.unit === code && head.person !== person && holdsAt(head, date),
    )
    if (above) return above.person
    const at = lines.units.get(code)
    code = at ? parentAt(at, date) : null
  }
  return null
}

/** One row where nothing changed although the surroundings did. */
function joined(managers: DemoManager[]): DemoManager[] {
  const rows: DemoManager[] = []
  for (const row of managers) {
    const last = rows.at(-1)
    if (last && last.person === row.person && last.manager === row.manager && last.to === row.from) last.to = row.to
    else rows.push({ ...row })
  }
  return rows
}
