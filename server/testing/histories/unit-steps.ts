import { sql } from 'kysely'
import { pick } from '../../../seed/random.ts'
import { multipart } from '../../organisation/upload.fixture.ts'
import type { Company } from './company.ts'
import { employed, type LivingUnit, livingUnits } from './living.ts'
import type { Step } from './step.ts'

export const unitSteps: readonly Step[] = [
  { name: 'a unit ends', weight: 2, run: end },
  { name: 'units merge', weight: 2, run: merge },
  { name: 'a unit splits', weight: 2, run: split },
  { name: 'a unit moves or gets a head', weight: 2, run: change },
  { name: 'a file is imported', weight: 2, run: importFile },
  { name: 'a service moves', weight: 1, run: moveService },
  { name: 'a plan is taken back', weight: 1, run: revoke },
]

const fresh = (company: Company, parent: string, head: string | null) => {
  const code = company.code()
  return { code, name: `新部门${code}`, nameEn: null, kind: 'department', parent, head }
}

/** Any but the one at the top. */
async function ending(company: Company): Promise<{ unit: LivingUnit; others: readonly LivingUnit[] } | null> {
  const units = (await livingUnits(company)).filter(u => !u.planned)
  const able = units.filter(u => u.parent !== null)
  if (able.length < 3) return null
  const unit = pick(company.random, able)
  return { unit, others: units.filter(u => u.id !== unit.id) }
}

async function end(company: Company): Promise<string> {
  const found = await ending(company)
  if (found === null) return 'too few units to end'
  const { unit, others } = found
  const to = () => ({ to: pick(company.random, others).id })
  const owes = company.random() < 0.2 ? { withdraw: '不再提供' } : to()
  const services = company.random() < 0.2 ? { retire: true } : to()
  const effectiveOn = company.day(pick(company.random, [-10, 0, 0, 1, 3]))
  const body = { effectiveOn, owes, owed: to(), services, people: to().to, below: to().to }
  const { status, body: answer } = await company.ask(company.office, 'POST', `/units/${unit.id}/end`, body)
  return `${unit.code} ends on ${effectiveOn}: ${status} ${answer.code}`
}

async function merge(company: Company): Promise<string> {
  const found = await ending(company)
  if (found === null) return 'too few units to merge'
  const { unit, others } = found
  const partner = pick(company.random, others)
  const units = partner.parent === null ? [unit.id] : [unit.id, partner.id]
  const top = others.find(u => u.parent === null) as LivingUnit
  const into = company.random() < 0.5 ? { unit: partner.id } : { new: fresh(company, top.id, unit.head) }
  const { status, body } = await company.ask(company.office, 'POST', '/units/merge', { units, into })
  return `${unit.code} and ${partner.code} merge: ${status} ${body.code ?? body.into.code}`
}

async function split(company: Company): Promise<string> {
  const found = await ending(company)
  if (found === null) return 'too few units to split'
  const { unit, others } = found
  const top = others.find(u => u.parent === null) as LivingUnit
  const members = (await employed(company)).filter(p => p.unit === unit.id).map(p => p.id)
  const services = await company.rows(
    sql<{ id: string }>`select id from service where unit_id = ${unit.id} and retired_at is null`,
  )
  const half = <T>(all: readonly T[]) => all.filter(() => company.random() < 0.4)
  const body = {
    into: [
      { into: { new: fresh(company, top.id, unit.head) } },
      { into: { new: fresh(company, top.id, null) }, people: half(members), services: half(services.map(s => s.id)) },
    ],
    rest: 0,
  }
  const { status, body: answer } = await company.ask(company.office, 'POST', `/units/${unit.id}/split`, body)
  return `${unit.code} splits: ${status} ${answer.code ?? ''}`
}

async function change(company: Company): Promise<string> {
  const found = await ending(company)
  if (found === null) return 'too few units to change'
  const { unit, others } = found
  const head = company.random() < 0.3 ? null : pick(company.random, await employed(company)).id
  const parent = company.random() < 0.5 ? pick(company.random, others).id : unit.parent
  const body = { name: unit.name, nameEn: null, kind: 'department', parent, head }
  const { status, body: answer } = await company.ask(company.office, 'PUT', `/units/${unit.id}`, body)
  return `${unit.code} changes: ${status} ${status === 200 ? '' : answer.code}`
}

/** The whole company as a file, but for a unit with all below it, some people, and some who moved. */
async function importFile(company: Company): Promise<string> {
  const units = await livingUnits(company)
  const found = await ending(company)
  const gone = new Set(found !== null && company.random() < 0.6 ? [found.unit.id] : [])
  for (const _ of units) for (const unit of units) if (unit.parent !== null && gone.has(unit.parent)) gone.add(unit.id)
  const rest = units.filter(u => !gone.has(u.id))
  const codeOf = new Map(units.map(u => [u.id, u.code]))
  const people = (await employed(company))
    .map(p => (gone.has(p.unit) ? { ...p, unit: company.random() < 0.5 ? null : pick(company.random, rest).id } : p))
    .map(p => (company.stay.includes(p.id) && p.unit === null ? { ...p, unit: rest[0]?.id ?? null } : p))
    .filter(p => p.unit !== null && (company.stay.includes(p.id) || company.random() < 0.95))
  const there = new Map(people.map(p => [p.id, p.code]))
  const heads = (u: LivingUnit) => (u.head === null ? '' : (there.get(u.head) ?? ''))
  const lines = (...all: string[]) => Buffer.from(all.join('\n'))
  const files = [
    {
      name: '单位.csv',
      content: lines(
        '单位编码,单位名称,上级单位编码,负责人工号',
        ...rest.map(u => `${u.code},${u.name},${u.parent === null ? '' : (codeOf.get(u.parent) ?? '')},${heads(u)}`),
      ),
    },
    {
      name: '人员.csv',
      content: lines('工号,姓名,单位编码', ...people.map(p => `${p.code},${p.name},${codeOf.get(p.unit as string)}`)),
    },
  ]
  const { payload, type } = multipart({ files, fields: { complete: 'true' } })
  const headers = { ...(await company.headersOf(company.office)), 'content-type': type }
  const url = '/api/v1/organisation/imports'
  const checked = (await company.inject({ method: 'POST', url, headers, payload })).json()
  const { status, body } = await company.ask(company.office, 'POST', `/organisation/imports/${checked.id}/application`)
  return `a file without ${[...gone].map(id => codeOf.get(id)).join(' ')} and ${(await employed(company)).length} people: ${checked.state} ${status} ${body.code ?? ''}`
}

async function moveService(company: Company): Promise<string> {
  const services = await company.rows(
    sql<{ id: string; code: string }>`select id, code from service where retired_at is null order by code`,
  )
  if (services.length === 0) return 'no service to move'
  const [service, unit] = [pick(company.random, services), pick(company.random, await livingUnits(company))]
  const body = { unit: unit.id, openMatters: pick(company.random, ['stay', 'follow']) }
  const { status } = await company.ask(company.office, 'PUT', `/services/${service.id}/unit`, body)
  return `${service.code} goes to ${unit.code}: ${status}`
}

async function revoke(company: Company): Promise<string> {
  const planned = (await livingUnits(company)).filter(u => u.planned)
  if (planned.length === 0) return 'nothing is planned'
  const unit = pick(company.random, planned)
  const { status } = await company.ask(company.office, 'DELETE', `/units/${unit.id}/ending`)
  return `the ending of ${unit.code} is taken back: ${status}`
}
