import { type AskedFor, mayAskFor } from '@huke/core/access'
import type { Instant } from '@huke/core/calendar'
import { formReferences, termsOf } from '@huke/core/catalogue'
import {
  type Act,
  type Commitment,
  decideRequest,
  type Event,
  type Id,
  type Party,
  type Request,
} from '@huke/core/commitment'
import type { Transaction } from 'kysely'
import type { Static } from 'typebox'
import { v7 as uuidv7 } from 'uuid'
import { helpedUnits, type Reader } from '../access/index.ts'
import { calendarOfUnit, loadCalendars } from '../calendar/index.ts'
import {
  type AskableService,
  askableService,
  filledIn,
  formProblems,
  unitsServed,
  visibleService,
} from '../catalogue/index.ts'
import type { DB } from '../database/index.ts'
import { notFound, Refused, refused } from '../http/index.ts'
import { unitsOf } from '../organisation/index.ts'
import { act, type Receipt, refusedBy } from './act.ts'
import { adHocTerms } from './ad-hoc-terms.ts'
import { chooseAssignee } from './assign.ts'
import { births } from './birth.ts'
import { claimFiles } from './files.ts'
import { checkParty, checkPersons } from './parties.ts'
import { record } from './record.ts'
import type { NewCommitment } from './schema.ts'
import { tell } from './tell.ts'

type Asked = Static<typeof NewCommitment>
type AskedService = Extract<Asked, { service: string }>
type AskedAdHoc = Exclude<Asked, AskedService>

/** Begins a commitment in the caller's transaction, with its files, and gives it to somebody where the service says so. */
export async function request(trx: Transaction<DB>, member: Reader, asked: Asked, at: Instant): Promise<Receipt> {
  if ('service' in asked) return fromService(trx, member, asked, at)
  const customer = await customerOf(trx, member.person, at, asked.unit)
  await checkParty(trx, asked.supplier, 'supplier', at)
  return begin(trx, member, await adHocRequest(trx, asked, customer, at), asked.files ?? [], at)
}

async function fromService(trx: Transaction<DB>, member: Reader, asked: AskedService, at: Instant): Promise<Receipt> {
  // Before whom it is for, and whether it is offered to them: to whom it is hidden, no refusal may tell that it exists.
  await visibleService({ db: trx, now: () => at }, member, asked.service)
  const person = asked.onBehalfOf ?? member.person
  await checkPersons(trx, [person], 'onBehalfOf', at)
  const units = await unitsOf(trx, person, at)
  await checkMayAskFor(trx, member, { person, units }, at)
  const customer = await customerOf(trx, person, at)
  const service = await askableService(trx, asked.service, units, at)
  if (service === null) throw await notOffered(trx, member, asked.service, at)
  if (service.version !== asked.version) {
    throw refused('commitment.service-changed', {
      place: 'version',
      value: asked.version,
      expectation: String(service.version),
    })
  }
  checkForm(service, asked.form)
  const form = filledIn(asked.form)
  const references = formReferences(service.definition.form, form)
  await checkPersons(trx, references.persons, 'form', at)
  const files = [...new Set([...(asked.files ?? []), ...references.attachments])]
  const receipt = await begin(trx, member, serviceRequest(member, service, asked, form, customer), files, at)
  const assignee = await chooseAssignee(trx, {
    service: service.id,
    unit: service.unit,
    customer: customer.person,
    assignment: service.definition.assignment,
    at,
  })
  if (assignee === null) return receipt
  return act(trx, 'system', receipt.id, { kind: 'assign', person: assignee } satisfies Act, { at })
}

/** Whoever stands in for somebody sees what is offered to them; asking for it, they must say so. */
async function notOffered(trx: Transaction<DB>, member: Reader, service: Id, at: Instant): Promise<Refused> {
  const offered = await askableService(trx, service, unitsServed(member), at)
  if (offered === null) return notFound()
  return refused('commitment.not-offered-to-them', {
    place: 'onBehalfOf',
    value: null,
    expectation: {
      zh: '这项服务面向的人，例如您代理的人',
      en: 'somebody it is offered to, such as whom you stand in for',
    },
  })
}

const serviceRequest = (
  member: Reader,
  service: AskableService,
  asked: AskedService,
  form: AskedService['form'],
  customer: Party,
): Request => ({
  kind: 'request',
  title: asked.title?.trim() || service.definition.name.zh,
  words: asked.words ?? '',
  form,
  service: { id: service.id, version: service.version },
  customer,
  supplier: { unit: service.unit, person: null },
  priority: asked.priority ?? 'normal',
  terms: termsOf(service.definition, service, service.calendar),
  dueBy: asked.dueBy ?? null,
  ...(customer.person !== member.person && isOf(member, service.unit) ? { entered: 'by-supplier' as const } : {}),
  parent: null,
})

const isOf = (member: Reader, unit: Id): boolean => member.units.includes(unit) || member.heads.includes(unit)

async function checkMayAskFor(trx: Transaction<DB>, member: Reader, of: AskedFor, at: Instant): Promise<void> {
  if (mayAskFor(member, of, await helpedUnits(trx, member.person, at))) return
  throw refused('commitment.not-yours-to-ask', {
    place: 'onBehalfOf',
    value: of.person,
    expectation: {
      zh: '本部门的同事、您代理的人，或指定由您代为提出的部门的人',
      en: 'somebody of your units, whom you stand in for, or of a unit you are named to ask for',
    },
  })
}

/** No service sets its standard, so it is measured by the calendar that the supplier's unit works by. */
async function adHocRequest(trx: Transaction<DB>, asked: AskedAdHoc, customer: Party, at: Instant): Promise<Request> {
  const { calendar } = await calendarOfUnit(trx, asked.supplier.unit, at)
  return {
    kind: 'ad-hoc',
    title: asked.title.trim(),
    words: asked.words ?? '',
    form: {},
    service: null,
    customer,
    supplier: asked.supplier,
    priority: asked.priority ?? 'normal',
    terms: adHocTerms({ id: calendar.id, version: calendar.version }),
    dueBy: asked.dueBy ?? null,
    parent: null,
  }
}

async function begin(
  trx: Transaction<DB>,
  member: Reader,
  asked: Request,
  files: readonly Id[],
  at: Instant,
): Promise<Receipt> {
  const calendars = await loadCalendars(trx, [asked.terms.calendar])
  const actor = { person: member.person, capacities: ['customer' as const] }
  const decision = decideRequest(asked, { at, actor, calendars })
  if (!decision.ok) throw refusedBy(decision.refusal)
  const id = uuidv7()
  const [requested] = decision.events
  const birth = (await births(trx, [requested as Event], at))[0] ?? null
  const [begun] = await record(
    trx,
    [{ id, rootId: id, before: null, birth, events: decision.events }],
    calendars,
    at,
    null,
  )
  const commitment = await attachAll(trx, begun as Commitment, files, member, calendars, at)
  await tell(trx, { before: null, after: commitment, events: decision.events })
  return { id, number: birth?.number ?? '', version: commitment.version, state: commitment.state }
}

/** The files that came with the request are its first attachments. */
async function attachAll(
  trx: Transaction<DB>,
  c: Commitment,
  files: readonly Id[],
  member: Reader,
  calendars: Parameters<typeof record>[2],
  at: Instant,
): Promise<Commitment> {
  if (files.length === 0) return c
  const claimed = await claimFiles(trx, files, c.id, member.person)
  const events = claimed.map(
    (file): Event => ({ type: 'attached', file, at, by: { person: member.person, as: 'customer' } }),
  )
  const [attached] = await record(
    trx,
    [{ id: c.id, rootId: c.rootId, before: c, birth: null, events }],
    calendars,
    at,
    null,
  )
  return attached as Commitment
}

function checkForm(service: AskableService, form: AskedService['form']): void {
  const problems = formProblems(service.definition.form, form)
  if (problems.length === 0) return
  throw new Refused(
    'commitment.form-invalid',
    problems.map(p => ({
      place: `form/${p.field}`,
      value: p.value,
      expectation: p.expectation,
    })),
  )
}

/** The customer's side: the person in their primary unit, or in another of theirs that they name. */
async function customerOf(trx: Transaction<DB>, person: Id, at: Instant, unit?: Id): Promise<Party> {
  const units = await unitsOf(trx, person, at)
  const chosen = unit ?? units[0]
  if (chosen === undefined) throw refused('commitment.no-unit')
  if (!units.includes(chosen)) {
    throw refused('commitment.unknown-unit', {
      place: 'unit',
      value: unit,
      expectation: { zh: '您自己的部门之一', en: 'one of your own units' },
    })
  }
  return { unit: chosen, person }
}
