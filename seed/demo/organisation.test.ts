import { describe, expect, test } from 'vitest'
import { demoCatalogue, demoOrganisation } from './index.ts'
import { holdsAt } from './units.ts'

const today = '2026-11-22'
const company = demoOrganisation(today)
const present = company.people.filter(person => person.left === null)
const byKey = (key: string) => company.people.find(person => person.key === key)
const membershipsOf = (number: string) => company.memberships.filter(row => row.person === number && row.primary)

test('about three hundred people work in twelve departments and the general manager’s office', () => {
  const departments = company.units.filter(unit => unit.kind === 'department' && unit.to === null)
  expect(departments).toHaveLength(13)
  expect(present.length).toBeGreaterThan(280)
  expect(present.length).toBeLessThan(320)
})

test('the same day gives the same company, and every day the same people', () => {
  expect(demoOrganisation(today)).toEqual(company)
  const names = (day: string) => demoOrganisation(day).people.map(person => person.name)
  expect(names('2028-02-29').toSorted()).toEqual(names(today).toSorted())
})

test('employee numbers, e-mail addresses and own telephones are unique', () => {
  expect(new Set(company.people.map(person => person.number)).size).toBe(company.people.length)
  expect(new Set(company.people.map(person => person.email)).size).toBe(company.people.length)
  for (const person of company.people) {
    expect(person.email).toMatch(/^[a-z]+\d?@chuli\.example$/)
    expect(person.extension).toMatch(/^8\d{3}$/)
    expect(person.nameEn).toMatch(/^[A-Z][a-zü]+ [A-Z][a-z]+$/)
    expect(person.name).toMatch(/^\p{Script=Han}{2,4}$/u)
  }
})

test('a few colleagues share a name, as in every company, and nobody else does', () => {
  const counts = Object.groupBy(company.people, person => person.name)
  const shared = Object.entries(counts).filter(([, people]) => (people?.length ?? 0) > 1)
  expect(shared.map(([name]) => name).toSorted()).toEqual(['刘洋', '张敏', '李娜', '王伟'].toSorted())
})

test('at every time everybody employed sits in one unit that exists, at a post that exists', () => {
  const units = new Map(company.units.map(unit => [unit.code, unit]))
  const posts = new Set(company.posts.map(post => post.code))
  for (const row of company.memberships) {
    const unit = units.get(row.unit)
    expect(posts).toContain(row.post)
    expect(unit && unit.from <= row.from, JSON.stringify(row)).toBe(true)
    expect(unit?.to === null || (row.to !== null && row.to <= (unit?.to ?? '')), JSON.stringify(row)).toBe(true)
  }
  for (const person of company.people) {
    const rows = membershipsOf(person.number)
    expect(rows[0]?.from).toBe(person.hired)
    expect(rows.at(-1)?.to).toBe(person.left)
    for (const [i, row] of rows.slice(1).entries()) expect(row.from).toBe(rows[i]?.to)
  }
})

test('every unit has a head, and everybody but the general manager reports to somebody, in no circle', () => {
  const manager = new Map(company.managers.filter(row => row.to === null).map(row => [row.person, row.manager]))
  const heads = company.heads.filter(head => head.role === 'head' && head.to === null).map(head => head.unit)
  for (const unit of company.units.filter(candidate => candidate.to === null)) expect(heads).toContain(unit.code)
  const top = byKey('xiang-zhengyang')?.number
  for (const person of present) {
    let above: string | undefined = person.number
    for (let steps = 0; above !== top && steps < 6; steps++) above = manager.get(above ?? '')
    expect(above, person.name).toBe(top)
  }
})

test('a unit never has two heads and a person never two managers at once', () => {
  const heads = company.heads.filter(row => row.role === 'head').map(row => ({ ...row, of: row.unit }))
  const managers = company.managers.map(row => ({ ...row, of: row.person }))
  for (const rows of [heads, managers])
    for (const [i, row] of rows.entries())
      for (const other of rows.slice(i + 1))
        expect(row.of === other.of && holdsAt(row, other.from) && holdsAt(other, row.from)).toBe(false)
})

describe('the last year', () => {
  test('merged Logistics and Warehousing, and its people moved with them', () => {
    const merger = company.reorganisations.find(change => change.code === 'merge-logistics')?.date
    const head = membershipsOf(byKey('tang-guoan')?.number ?? '')
    expect(head.map(row => [row.unit, row.to])).toEqual([
      ['log', merger],
      ['lwh', null],
    ])
    const movers = company.memberships.filter(row => row.from === merger && row.unit.startsWith('lwh'))
    expect(movers.length).toBeGreaterThanOrEqual(12)
  })

  test('moved Process Engineering under Production and renamed the Information Centre', () => {
    const parents = company.units.find(unit => unit.code === 'prd-process')?.versions.map(version => version.parent)
    const names = company.units.find(unit => unit.code === 'it')?.versions.map(version => version.name)
    expect(parents).toEqual(['rd', 'prd'])
    expect(names).toEqual(['信息中心', '信息技术部'])
  })

  test('saw people come, go and change places', () => {
    const yearAgo = '2025-11-22'
    expect(company.people.filter(person => person.left).length).toBe(3)
    expect(present.filter(person => person.hired > yearAgo).length).toBeGreaterThanOrEqual(8)
    expect(company.people.filter(person => membershipsOf(person.number).length > 1).length).toBeGreaterThan(12)
  })
})

test('every offered service lies with a unit that exists, and asks only units that exist', () => {
  const units = new Map(company.units.map(unit => [unit.code, unit]))
  for (const { service, unit, formerUnit } of demoCatalogue()) {
    expect(units.get(unit)?.to).toBe(null)
    if (formerUnit) expect(units.get(formerUnit)?.to).toBe(units.get(unit)?.from)
    for (const code of service.eligible === 'everyone' ? [] : service.eligible) expect(units.has(code), code).toBe(true)
  }
})
