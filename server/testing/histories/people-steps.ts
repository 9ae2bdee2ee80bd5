import { sql } from 'kysely'
import { pick } from '../../../seed/random.ts'
import type { Company } from './company.ts'
import { employed, type LivingPerson, livingUnits } from './living.ts'
import type { Step } from './step.ts'

export const peopleSteps: readonly Step[] = [
  { name: 'somebody joins', weight: 3, run: join },
  { name: 'somebody moves', weight: 3, run: move },
  { name: 'somebody leaves', weight: 3, run: leave },
  { name: 'an account is closed or opened', weight: 2, run: account },
  { name: 'somebody is away', weight: 2, run: away },
  { name: 'somebody lends their rights', weight: 2, run: lend },
  { name: 'work is handed over', weight: 2, run: handOver },
]

const membership = (unit: string) => ({ unit, post: null, primary: true, since: null, until: null })
const person = (name: string, extra: object) => ({
  name,
  nameEn: null,
  email: null,
  phone: null,
  joined: '2020-01-01',
  left: null,
  manager: null,
  ...extra,
})

async function join(company: Company): Promise<string> {
  const unit = pick(company.random, await livingUnits(company))
  const code = company.code()
  const made = await company.ask(company.office, 'POST', '/people', {
    ...person(code, { joined: company.today(), memberships: [membership(unit.id)] }),
    code,
  })
  if (made.status === 201 && company.random() < 0.8) {
    await company.ask(company.office, 'PUT', `/accounts/${made.body.id}`, { login: code, disabled: false })
    await sql`update account set password_hash = 'given', must_change = false where person_id = ${made.body.id}`.execute(
      company.database.db,
    )
  }
  return `${code} joins ${unit.code}: ${made.status}`
}

/** Anybody but those who stay whatever happens. */
async function someone(company: Company): Promise<LivingPerson | null> {
  const people = (await employed(company)).filter(p => !company.stay.includes(p.id))
  return people.length < 10 ? null : pick(company.random, people)
}

async function move(company: Company): Promise<string> {
  const who = await someone(company)
  if (who === null) return 'too few to move'
  const unit = pick(company.random, await livingUnits(company))
  const body = person(who.name, { memberships: [membership(unit.id)] })
  const { status } = await company.ask(company.office, 'PUT', `/people/${who.id}`, body)
  return `${who.code} moves to ${unit.code}: ${status}`
}

async function leave(company: Company): Promise<string> {
  const who = await someone(company)
  if (who === null) return 'too few to leave'
  const day = company.day(pick(company.random, [-3, -1, 0, 2]))
  const body = person(who.name, { left: day, memberships: [membership(who.unit)] })
  const { status, body: answer } = await company.ask(company.office, 'PUT', `/people/${who.id}`, body)
  return `${who.code} leaves on ${day}: ${status} ${answer.code}`
}

async function account(company: Company): Promise<string> {
  const who = await someone(company)
  if (who === null) return 'too few accounts'
  const disabled = who.able
  const { status } = await company.ask(company.office, 'PUT', `/accounts/${who.id}`, { login: who.code, disabled })
  await sql`update account set password_hash = coalesce(password_hash, 'given') where person_id = ${who.id}`.execute(
    company.database.db,
  )
  return `the account of ${who.code} is ${disabled ? 'closed' : 'opened'}: ${status}`
}

async function away(company: Company): Promise<string> {
  const who = await someone(company)
  if (who === null) return 'too few to be away'
  const other = pick(company.random, await employed(company))
  const to = company.random() < 0.5 && other.id !== who.id ? other.id : null
  const days = { firstDay: company.day(0), lastDay: company.day(5) }
  const { status } = await company.ask(company.office, 'POST', `/people/${who.id}/absences`, { ...days, to })
  return `${who.code} is away${to === null ? '' : ` for ${other.code}`}: ${status}`
}

async function lend(company: Company): Promise<string> {
  const [from, to] = [pick(company.random, await employed(company)), pick(company.random, await employed(company))]
  const days = { firstDay: company.day(0), lastDay: company.day(3) }
  const body = { from: from.id, to: to.id, ...days }
  const { status } = await company.ask(company.office, 'POST', '/delegations', body)
  return `${from.code} lends to ${to.code}: ${status}`
}

async function handOver(company: Company): Promise<string> {
  const from = pick(company.random, await employed(company))
  const held = await company.ask(company.office, 'GET', `/people/${from.id}/holdings`)
  const commitments = (held.body.items as { id: string }[]).map(line => line.id)
  if (commitments.length === 0) return `${from.code} holds nothing`
  const colleagues = (await employed(company)).filter(p => p.unit === from.unit && p.id !== from.id)
  const to =
    colleagues.length > 0 && company.random() < 0.6
      ? { kind: 'people', people: colleagues.map(p => p.id) }
      : { kind: 'unit' }
  const body = { commitments, to, reason: '交接' }
  const { status } = await company.ask(company.office, 'POST', `/people/${from.id}/hand-over`, body)
  return `${from.code} hands over ${commitments.length}: ${status}`
}
