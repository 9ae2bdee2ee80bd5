import { capacitiesOn, maySee, viewerOn } from '@huke/core/access'
import type { Instant } from '@huke/core/calendar'
import { type FormSchema, formReferences } from '@huke/core/catalogue'
import {
  type ActingPerson,
  actsOpenTo,
  type ActKind,
  type Calendars,
  capacityFor,
  type CauseSubject,
  changeEnd,
  type ClockReading,
  type Commitment,
  evaluationEnd,
  type GivenEvaluation,
  holdingShares,
  type Id,
  isClosed,
  isLongUnanswered,
  isNamed,
  openCauses,
  readClocks,
  reopenEnd,
  standardDue,
  neededIs,
} from '@huke/core/commitment'
import { seenBy, type Viewer } from '@huke/core/evaluation'
import { outcomeOf } from '@huke/core/scorecard'
import { type Kysely, sql } from 'kysely'
import type { Static } from 'typebox'
import type { Reader } from '../access/index.ts'
import { loadCalendars } from '../calendar/index.ts'
import type { DB } from '../database/index.ts'
import { auditorsAnswers, ownAnswers, withAnswers } from '../evaluation/index.ts'
import type { Secret } from '../secret.ts'
import type { World } from '../world.ts'
import { type FileRow, filesOf } from './files.ts'
import type { LineRow } from './list.ts'
import { mergesOf } from './matters.ts'
import { loadNames, type Names } from './names.ts'
import { presentClock, presentLine, presentPair } from './present.ts'
import { calendarRefsOf } from './refs.ts'
import type { CommitmentPage } from './schema.ts'

type Page = Static<typeof CommitmentPage>

interface RelatedRow {
  readonly id: Id
  readonly number: string
  readonly state_data: Commitment
}

/** The whole of a commitment for a reader who may see it. A handful of statements, whatever its age. */
export async function presentPage(
  { db, secret }: Pick<World, 'db' | 'secret'>,
  row: LineRow,
  member: Reader,
  at: Instant,
): Promise<Page> {
  const viewer = viewerOn(member, row.state_data)
  const answers = await answersFor(db, secret, row.state_data, viewer)
  const c = seenBy(withAnswers(row.state_data, answers), viewer, at)
  const [calendars, related, files, version, merges] = await Promise.all([
    loadCalendars(db, calendarRefsOf(c)),
    relatedTo(db, member, c),
    filesOf(db, c.id),
    serviceVersionOf(db, c),
    mergesOf(db, member, c),
  ])
  const relatives = [...related.values()].map(r => r.state_data)
  const mentioned = version === null ? { persons: [], units: [] } : formReferences(version.form, c.form)
  const names = await loadNames(
    db,
    [c, ...relatives],
    [...files.map(f => f.uploaded_by), ...mentioned.persons, ...member.delegations.map(d => d.from)],
    mentioned.units,
  )
  const acting = capacitiesOn(member, c)
  const readings = readClocks(c, calendars, at)
  const accepted = c.state === 'accepted'
  return {
    ...presentLine({ ...row, state_data: c }, names, calendars, { ...member, answered: new Set() }, at),
    rootId: related.has(c.rootId) ? c.rootId : c.id,
    parent: presentRelated(c.parent?.id, related, names),
    children: c.children.flatMap(child => presentRelated(child.id, related, names) ?? []),
    words: c.words,
    form: { ...c.form },
    formSchema: version === null ? null : { ...version.form },
    formRefs: {
      persons: mentioned.persons.flatMap(id => names.person(id) ?? []),
      units: mentioned.units.map(names.unit),
    },
    sop: version?.sop ?? null,
    terms: { ...c.terms },
    neededBy: c.neededBy,
    neededIs: neededIs(c, calendars, at),
    standardPriority: c.standardPriority,
    standardDueAt: isClosed(c) ? null : standardDue(c, calendars, at),
    promise: c.promise,
    mayTakeBack: c.mayTakeBack?.by ?? null,
    counters: c.counters,
    holds: c.holds,
    negotiation: presentNegotiation(c, readings),
    waiting: c.waiting === null ? null : { ...c.waiting },
    hold: c.hold === null ? null : { ...c.hold },
    suspension: c.suspension === null ? null : { ...c.suspension },
    clocks: readings.map(presentClock),
    holdings: holdingShares(c, calendars).map(h => ({
      unit: names.unit(h.unit),
      person: names.person(h.person),
      from: h.from,
      to: h.to,
      usedSeconds: h.usedSeconds,
      breached: h.breached,
    })),
    checked: [...c.checked],
    watchers: c.watchers.flatMap(id => names.person(id) ?? []),
    files: files.map(file => presentFile(file, names)),
    promisedAt: c.promisedAt,
    deliveredAt: c.lastDeliveredAt,
    closedBy: c.closedBy,
    returns: c.returns,
    reopens: c.reopens,
    customers: c.customers.map(x => ({
      number: x.number,
      unit: names.unit(x.unit),
      person: names.person(x.person),
      left: x.leftAt !== null,
      verdict: x.verdict,
    })),
    result: outcomeOf(c, calendars),
    speaksFor: [...new Set(Object.values(acting.customers ?? {}).flat())],
    askedBy: names.person(c.askedBy),
    onBehalf: isOnBehalf(c),
    entered: c.entered === 'by-supplier',
    mergedInto: merges.into,
    mergedFrom: [...merges.from],
    deliveries: c.deliveries.map(d => ({
      at: d.at,
      unit: names.unit(d.unit),
      person: names.person(d.person),
      returns: d.returns.map(x => ({ ...x })),
      deviations: d.deviations.map(x => ({ ...x })),
    })),
    causes: c.causes.map(({ about, proposed, answered }) => ({
      about: { ...about },
      proposed: proposed === null ? null : { ...proposed, by: names.person(proposed.by) },
      answered: answered === null ? null : { ...answered, by: names.person(answered.by) },
    })),
    openCauses: openCausesFor(c, acting).map(about => ({ ...about })),
    evaluations: c.evaluations.map(e => presentEvaluation(e, names)),
    customerEvaluations: c.customerEvaluations.map(e => presentEvaluation(e, names)),
    evaluateUntil: accepted || c.state === 'failed' ? evaluationEnd(c) : null,
    reopenUntil: accepted ? reopenEnd(c) : null,
    openActs: [...actsOpenTo(c, acting, at)].filter(kind => isTime(kind, c, calendars, at)),
    capacities: [...acting.capacities],
    imported: c.terms.source.kind === 'import',
  }
}

/** The answers that aren't named and that a reader may see: their own, and what auditors may know. */
async function answersFor(
  db: Kysely<DB>,
  secret: Secret,
  c: Commitment,
  { person, auditor }: Viewer,
): Promise<readonly GivenEvaluation[]> {
  if (isNamed(c) || person === null) return []
  const own = await ownAnswers(db, secret, c.id, person)
  if (auditor !== true) return own
  const others = (await auditorsAnswers(db, c.id)).filter(e => e.by !== person)
  return [...own, ...others]
}

/** Asked by somebody who never was its customer; what is asked for a unit is asked by whoever of it did. */
const isOnBehalf = ({ askedBy, customers, formerCustomers }: Commitment): boolean =>
  askedBy !== null &&
  customers[0]?.person !== null &&
  [...customers, ...formerCustomers].every(({ person }) => person !== askedBy)

/** An offer, and until when its answer is waited for. */
function presentNegotiation({ negotiation }: Commitment, readings: readonly ClockReading[]): Page['negotiation'] {
  if (negotiation === null) return null
  const { by, openedBy, offer, from } = negotiation
  const answer = readings.findLast(({ run }) => run.to === 'offer' && run.stoppedAt === null)
  return { by, openedBy, ...offer, from, answerBy: answer?.dueAt ?? null }
}

/** Some acts are open only after a time that takes a calendar to know. */
const isTime = (kind: ActKind, c: Commitment, calendars: Calendars, at: Instant): boolean =>
  kind !== 'close-unanswered' || isLongUnanswered(c, calendars, at)

/** Parts, recoveries and the whole, as far as the reader may see them; the others are not there for them. */
async function relatedTo(db: Kysely<DB>, member: Reader, c: Commitment): Promise<ReadonlyMap<Id, RelatedRow>> {
  const ids = [...c.children.map(child => child.id), ...(c.parent === null ? [] : [c.parent.id, c.rootId])]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<RelatedRow>`
    select id, number, state_data from commitment where id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.filter(row => maySee(member, row.state_data)).map(row => [row.id, row]))
}

function presentRelated(id: Id | undefined, related: ReadonlyMap<Id, RelatedRow>, names: Names): Page['parent'] {
  const row = id === undefined ? undefined : related.get(id)
  if (row === undefined) return null
  const { title, state, parent } = row.state_data
  return {
    id: row.id,
    number: row.number,
    title,
    state,
    relation: parent?.relation ?? 'root',
    pair: presentPair(row.state_data, names),
  }
}

/** The version the request was made under: its form explains the values, its SOP the work. */
async function serviceVersionOf(
  db: Kysely<DB>,
  c: Commitment,
): Promise<{ form: FormSchema; sop: { zh: string; en: string } } | null> {
  if (c.service === null) return null
  const { rows } = await sql<{ form: FormSchema; sop: { zh: string; en: string } }>`
    select definition -> 'form' as form, definition -> 'sop' as sop
      from service_version where service_id = ${c.service.id}::uuid and version = ${c.service.version}`.execute(db)
  return rows[0] ?? null
}

const presentFile = (file: FileRow, names: Names): Page['files'][number] => ({
  id: file.id,
  name: file.name,
  mediaType: file.media_type,
  size: file.size,
  uploadedBy: names.person(file.uploaded_by),
  uploadedAt: file.uploaded_at,
})

/** What the reader may name the cause of now, on whichever side they are. */
const openCausesFor = (c: Commitment, acting: ActingPerson): readonly CauseSubject[] => {
  const as = capacityFor(c, 'name-cause', acting)
  return as === null ? [] : openCauses(c, as)
}

const presentEvaluation = (e: GivenEvaluation, names: Names): Page['evaluations'][number] => ({
  score: e.score,
  scale: e.scale,
  dimensions: e.dimensions,
  reasons: e.reasons === undefined ? undefined : [...e.reasons],
  words: e.words,
  delivery: e.delivery,
  customer: e.customer,
  by: names.person(e.by),
  at: e.at,
  changeUntil: changeEnd(e),
  recovery: e.recovery === 'opened',
  contest:
    e.contest === null
      ? null
      : {
          reason: e.contest.reason,
          at: e.contest.at,
          outcome: e.contest.settled?.outcome ?? null,
          answer: e.contest.settled?.reason ?? null,
        },
})
