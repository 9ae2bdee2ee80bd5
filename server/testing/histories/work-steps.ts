import type { ActKind, Commitment } from '@huke/core/commitment'
import { sql } from 'kysely'
import { pick } from '../../../seed/random.ts'
import type { Company } from './company.ts'
import { employed, livingUnits } from './living.ts'
import type { Step } from './step.ts'

const hour = 3_600_000

export const workSteps: readonly Step[] = [
  { name: 'ask a unit', weight: 8, run: askUnit },
  { name: 'ask for a service', weight: 5, run: askService },
  { name: 'act', weight: 20, run: act },
  { name: 'time passes', weight: 8, run: passTime },
]

async function askUnit(company: Company): Promise<string> {
  const [units, people] = [await livingUnits(company), (await employed(company)).filter(p => p.able)]
  const [unit, asker] = [pick(company.random, units), pick(company.random, people)]
  const members = (await employed(company)).filter(p => p.unit === unit.id && p.id !== asker.id)
  const named = members.length > 0 && company.random() < 0.5 ? pick(company.random, members) : null
  const supplier = { unit: unit.id, person: named?.id ?? null }
  const { status, body } = await company.ask(asker.id, 'POST', '/commitments', { supplier, title: '请帮忙' })
  return `${asker.code} asks ${unit.code}${named === null ? '' : `/${named.code}`}: ${status} ${body.number ?? body.code}`
}

async function askService(company: Company): Promise<string> {
  const asker = pick(
    company.random,
    (await employed(company)).filter(p => p.able),
  )
  const { body } = await company.ask(asker.id, 'GET', '/services?limit=200')
  if (body.items.length === 0) return `${asker.code} finds no service`
  const service = pick(company.random, body.items as { id: string; code: string; version: number }[])
  const order = { service: service.id, version: service.version, form: {} }
  const answer = await company.ask(asker.id, 'POST', '/commitments', order)
  return `${asker.code} orders ${service.code}: ${answer.status} ${answer.body.number ?? answer.body.code}`
}

/** Somebody who can does something that is open to them, as their page offers it. */
async function act(company: Company): Promise<string> {
  const matters = await company.rows(sql<{ id: string; number: string; state_data: Commitment }>`
    select id, number, state_data from commitment where closed_at is null or (state = 'accepted' and closed_at > ${new Date(company.clock.now - 72 * hour)}) order by id`)
  if (matters.length === 0) return 'nothing to act on'
  const matter = pick(company.random, matters)
  const people = (await employed(company)).filter(p => p.able).toSorted(() => company.random() - 0.5)
  for (const person of people) {
    const page = await company.ask(person.id, 'GET', `/commitments/${matter.id}`)
    if (page.status !== 200) continue
    const open = (page.body.openActs as ActKind[]).filter(kind => kind in bodies)
    if (open.length === 0) continue
    const kind = pick(company.random, open)
    const what = await bodies[kind]?.(company, page.body)
    if (what === undefined) continue
    const { status, body } = await company.ask(person.id, 'POST', `/commitments/${matter.id}/acts`, { act: what })
    return `${person.code} ${kind} ${matter.number}: ${status} ${status === 200 ? body.state : body.code}`
  }
  return `nobody acts on ${matter.number}`
}

// oxlint-disable-next-line typescript/no-explicit-any -- the page as any reader gets it
type Page = any
type Body = (company: Company, page: Page) => object | undefined | Promise<object | undefined>

const later = ({ clock }: Company) => clock.now + 30 * 24 * hour

const bodies: Partial<Record<ActKind, Body>> = {
  promise: company => ({ kind: 'promise', dueBy: later(company) }),
  counter: company => ({ kind: 'counter', offer: { dueBy: later(company), words: '晚几天' } }),
  renegotiate: company => ({ kind: 'renegotiate', offer: { dueBy: later(company), words: '另议' } }),
  agree: () => ({ kind: 'agree' }),
  decline: () => ({ kind: 'decline', reason: '做不了' }),
  ask: () => ({ kind: 'ask', question: '几台？' }),
  answer: () => ({ kind: 'answer', words: '两台' }),
  hold: () => ({ kind: 'hold', reason: '缺货', thirdParty: '厂家' }),
  resume: () => ({ kind: 'resume' }),
  deliver: () => ({ kind: 'deliver', words: '好了' }),
  accept: () => ({ kind: 'accept' }),
  return: () => ({ kind: 'return', reason: '不对' }),
  reopen: () => ({ kind: 'reopen', reason: '又坏了' }),
  comment: () => ({ kind: 'comment', words: '看看' }),
  assign: async (company, page) => {
    const members = (await employed(company)).filter(p => p.unit === page.pair.supplier.unit.id)
    return members.length === 0 ? undefined : { kind: 'assign', person: pick(company.random, members).id }
  },
  transfer: async (company, page) => {
    const units = (await livingUnits(company)).filter(u => u.id !== page.pair.supplier.unit.id)
    return { kind: 'transfer', to: { unit: pick(company.random, units).id, person: null }, reason: '归他们' }
  },
  split: async company => {
    const unit = pick(company.random, await livingUnits(company))
    return { kind: 'split', title: '一部分', words: '', supplier: { unit: unit.id, person: null } }
  },
}

async function passTime(company: Company): Promise<string> {
  const hours = 1 + Math.floor(company.random() * 60)
  company.clock.now += hours * hour
  return `${hours} hours pass`
}
