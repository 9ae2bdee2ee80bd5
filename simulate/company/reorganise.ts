import { sql } from 'kysely'
import { pick, type Random } from '../../seed/random.ts'
import { count, type Life } from '../life.ts'
import { must } from '../machine/installation.ts'
import { type Department, type Firm, membersOf } from './firm.ts'
import { readDirectory } from './directory.ts'

/** Units that ended in the year, by code. */
export type Ended = Set<string>

/**
 * In July the company is reorganised, planned two weeks before: a unit ends, two merge into a new one, one splits, one moves
 * below another. Personnel's own file follows on the day.
 */
export async function planReorganisation(
  life: Life,
  random: Random,
  day: string,
): Promise<{ ended: Ended; onTheDay: () => void }> {
  const { installation, firm, offices } = life
  const leaves = [...firm.units.values()].filter(
    u => u.kind === 'team' && ![...firm.units.values()].some(x => x.parent === u.code),
  )
  const taken = new Set<string>()
  const take = (fits: (unit: Department) => boolean = () => true): Department => {
    const unit = pick(
      random,
      leaves.filter(u => !taken.has(u.code) && fits(u)),
    )
    taken.add(unit.code)
    return unit
  }
  life.directory = await readDirectory(installation)
  const { unit: id, person } = life.directory
  const ask = async (what: string, path: string, method: 'POST' | 'PUT', body: object) => {
    await must(installation.ask(offices.officer, method, path, body))
    count(life.done, what)
  }
  const place = (code: string, name: string, parent: string, head: string | null) => ({
    code,
    name,
    nameEn: null,
    kind: 'team',
    parent: id(parent),
    head: head === null ? null : person(head),
  })

  const ending = take()
  const heir = ending.parent as string
  await must(installation.ask(offices.officer, 'GET', `/units/${id(ending.code)}/ending/plan`))
  const to = { to: id(heir) }
  await ask('unit ended', `/units/${id(ending.code)}/end`, 'POST', {
    effectiveOn: day,
    owes: to,
    owed: to,
    services: to,
    people: id(heir),
    below: id(heir),
  })

  const first = take()
  const second = take(u => u.parent === first.parent || leaves.filter(x => x.parent === first.parent).length < 2)
  await ask('units merged', '/units/merge', 'POST', {
    effectiveOn: day,
    units: [id(first.code), id(second.code)],
    into: { new: place('merged', '联合保障组', first.parent as string, first.head) },
  })

  const splitting = take()
  const people = membersOf(firm, splitting.code)
  const half = people.slice(0, Math.ceil(people.length / 2)).map(p => p.code)
  const services = await installation.look(sql<{ id: string }>`
    select id from service where unit_id = ${id(splitting.code)} and retired_at is null order by code`)
  await ask('unit split', `/units/${id(splitting.code)}/split`, 'POST', {
    effectiveOn: day,
    into: [
      { into: { new: place('split-a', `${splitting.name}一组`, splitting.parent as string, splitting.head) } },
      {
        into: { new: place('split-b', `${splitting.name}二组`, splitting.parent as string, null) },
        people: half.map(person),
        services: services.slice(0, 1).map(s => s.id),
      },
    ],
    rest: 0,
  })

  const moving = take()
  const above = pick(
    random,
    [...firm.units.values()].filter(u => u.kind === 'department' && u.code !== moving.parent),
  )
  await must(installation.ask(offices.officer, 'GET', `/units/${id(moving.code)}/move/plan?parent=${id(above.code)}`))
  await ask('unit moved', `/units/${id(moving.code)}`, 'PUT', {
    name: moving.name,
    nameEn: moving.nameEn,
    kind: moving.kind,
    parent: id(above.code),
    head: moving.head === null ? null : person(moving.head),
    effectiveOn: day,
  })

  const onTheDay = () => {
    endIn(firm, ending.code, () => heir)
    addTo(firm, { code: 'merged', name: '联合保障组', parent: first.parent, head: first.head })
    for (const unit of [first, second]) endIn(firm, unit.code, () => 'merged')
    addTo(firm, { code: 'split-a', name: `${splitting.name}一组`, parent: splitting.parent, head: splitting.head })
    addTo(firm, { code: 'split-b', name: `${splitting.name}二组`, parent: splitting.parent, head: null })
    endIn(firm, splitting.code, code => (half.includes(code) ? 'split-b' : 'split-a'))
    moving.parent = above.code
  }
  return { ended: new Set([ending.code, first.code, second.code, splitting.code]), onTheDay }
}

/** A unit that is just not in the next file: its people are with the unit above it. */
export function dissolve(firm: Firm, random: Random): string {
  const all = [...firm.units.values()]
  const unit = pick(
    random,
    all.filter(u => u.kind === 'team' && !all.some(x => x.parent === u.code)),
  )
  endIn(firm, unit.code, () => unit.parent as string)
  return unit.code
}

function addTo(firm: Firm, { code, name, parent, head }: Pick<Department, 'code' | 'name' | 'parent' | 'head'>): void {
  firm.units.set(code, { code, name, nameEn: '', kind: 'team', parent, head })
}

function endIn(firm: Firm, code: string, whereTo: (person: string) => string): void {
  for (const person of membersOf(firm, code)) person.unit = whereTo(person.code)
  firm.units.delete(code)
}
