import { between, type Random } from '../random.ts'
import type { DemoMembership, DemoPerson } from './model.ts'
import type { Plan } from './plan.ts'
import type { RosterEntry } from './roster.ts'

export interface NumberedEntry extends RosterEntry {
  person: DemoPerson
}

/** Gives out employee numbers in order of hiring, with the gaps of those who left long ago, e-mail addresses and telephones. */
export function numbered(plan: Plan, entries: RosterEntry[], random: Random): NumberedEntry[] {
  const mailbox = mailboxes(plan.company.domain)
  const telephone = telephones(plan)
  let number = 0
  return entries.toSorted(byHiring).map(entry => {
    number += between(random, 1, 4)
    return {
      ...entry,
      person: {
        number: `CL${String(number).padStart(4, '0')}`,
        name: entry.name,
        nameEn: entry.nameEn,
        email: mailbox(entry.nameEn),
        extension: telephone(entry),
        hired: entry.hired,
        left: entry.left,
        key: entry.key,
        character: entry.character,
        traits: entry.traits,
      },
    }
  })
}

function byHiring(a: RosterEntry, b: RosterEntry): number {
  return a.hired < b.hired ? -1 : Number(a.hired > b.hired)
}

/** The second Wang Wei gets wangwei2@, whoever came first keeps the plain one. */
function mailboxes(domain: string): (nameEn: string) => string {
  const given = new Map<string, number>()
  return nameEn => {
    const local = nameEn.toLowerCase().replaceAll('ü', 'v').replaceAll(' ', '')
    const count = (given.get(local) ?? 0) + 1
    given.set(local, count)
    return `${local}${count > 1 ? count : ''}@${domain}`
  }
}

/** Workers share their unit's telephone; everybody else has the next free number after the unit's own. */
function telephones(plan: Plan): (entry: RosterEntry) => string {
  const unitLine = new Map(plan.units.map(unit => [unit.code, unit.extension ?? 8000]))
  const shared = new Set(plan.posts.filter(post => post.phone === 'shared').map(post => post.code))
  const taken = new Set(unitLine.values())
  return entry => {
    const station = entry.stations.findLast(candidate => candidate.primary)
    let line = unitLine.get(station?.unit ?? '') ?? 8000
    if (shared.has(station?.post ?? '')) return String(line)
    while (taken.has(line)) line++
    taken.add(line)
    return String(line)
  }
}

export function membershipsOf(entry: NumberedEntry): DemoMembership[] {
  return entry.stations.map(({ unit, post, primary, from, to }) => {
    return { person: entry.person.number, unit, post, primary, from, to }
  })
}
