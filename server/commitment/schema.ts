import { actKinds, contestOutcomes, kinds, needs, states } from '@huke/core/commitment'
import { results } from '@huke/core/scorecard'
import { Type } from 'typebox'
import { Day, Instant, Nullable, PageOf, PageQuery, Uuid } from '../http/index.ts'
import { BilingualText, PersonRef, UnitRef } from '../organisation/index.ts'
import { Act, ActFiles, Cause, CauseSubject, ClockName, Evaluation, Party, Priority } from './act-schema.ts'

const Data = Type.Record(Type.String(), Type.Unknown())

export const State = Type.Enum(states)
export const Kind = Type.Enum(kinds)
export const Ball = Type.Enum(['customer', 'supplier', 'third-party', 'nobody'])
const ActKind = Type.Enum(actKinds)

const SideName = Type.Enum(['customer', 'supplier'])
const Side = Type.Object({ unit: UnitRef, person: Nullable(PersonRef) })
/** Always in this order: who supplies, and for whom. */
export const Pair = Type.Object({ supplier: Side, customer: Side })

const ServiceRef = Type.Object({ id: Uuid, version: Type.Integer(), code: Type.String(), name: BilingualText })

export const Due = Type.Object({
  clock: ClockName,
  at: Instant,
  endOf: Nullable(Day),
  remainingSeconds: Type.Integer({
    description: 'Working seconds left (elapsed ones for a calendar-time target); negative = late',
  }),
})

/** A line of a list. */
export const CommitmentLine = Type.Object({
  id: Uuid,
  number: Type.String(),
  kind: Kind,
  state: State,
  ball: Ball,
  version: Type.Integer(),
  title: Type.String({ description: 'The number again where the reader arranges a matter without seeing it' }),
  service: Nullable(ServiceRef),
  priority: Priority,
  pair: Pair,
  due: Nullable(Due),
  paused: Type.Boolean(),
  requestedAt: Instant,
  closedAt: Nullable(Instant),
  mayEvaluate: Type.Boolean(),
  lentBy: { ...Nullable(PersonRef), description: 'With whose rights alone the reader has a part in it' },
})

export const ClockReading = Type.Object({
  clock: ClockName,
  run: Type.Integer(),
  owedBy: SideName,
  startedAt: Instant,
  stoppedAt: Nullable(Instant),
  dueAt: Nullable(Instant),
  paused: Type.Boolean(),
  pauses: Type.Array(Type.Object({ from: Instant, to: Nullable(Instant), reason: Type.String() })),
  usedSeconds: Type.Integer(),
  allowedSeconds: Nullable(Type.Integer()),
  elapsedSeconds: Type.Integer(),
  lateSeconds: Type.Integer(),
  breached: Type.Boolean(),
  void: Type.Boolean(),
  standardDueAt: Nullable(Instant),
  promisedDueAt: Nullable(Instant),
  promiseKept: Nullable(Type.Boolean()),
  standard: Type.Object({
    target: Nullable(Data),
    since: Nullable(Instant),
    neededBy: Nullable(Instant),
    moved: Nullable(Instant),
  }),
})

const GivenEvaluation = Type.Object({
  ...Evaluation.properties,
  delivery: Type.Integer({ description: 'Of which delivery; 0 = of what failed before any' }),
  customer: Type.Integer(),
  by: Nullable(PersonRef),
  at: Instant,
  changeUntil: Instant,
  recovery: Type.Boolean({ description: 'It was made good by a child, or went to the head' }),
  contest: Nullable(
    Type.Object({
      reason: Type.String(),
      at: Instant,
      outcome: Nullable(Type.Enum(contestOutcomes)),
      answer: Nullable(Type.String()),
    }),
  ),
})

const Served = Type.Object({
  number: Type.Integer(),
  ...Side.properties,
  left: Type.Boolean(),
  verdict: Nullable(Type.Enum(['due', 'accepted', 'lapsed', 'by-itself'])),
})
const OfCustomer = { customer: Type.Integer(), at: Instant }
const Delivery = Type.Object({
  at: Instant,
  ...Side.properties,
  returns: Type.Array(Type.Object({ ...OfCustomer, reason: Type.String() })),
  deviations: Type.Array(Type.Object({ ...OfCustomer, words: Type.String() })),
})
const CauseWord = Type.Object({
  cause: Cause,
  side: SideName,
  by: Nullable(PersonRef),
  at: Instant,
})
const NamedCause = Type.Object({
  about: CauseSubject,
  proposed: Nullable(CauseWord),
  answered: Nullable(CauseWord),
})

export const File = Type.Object({
  id: Uuid,
  name: Type.String(),
  mediaType: Type.String(),
  size: Type.Integer(),
  uploadedBy: Nullable(PersonRef),
  uploadedAt: Instant,
})

const Matter = Type.Object({ id: Uuid, number: Type.String(), title: Type.String() })

const Child = Type.Object({
  ...Matter.properties,
  state: State,
  relation: Type.String(),
  pair: Pair,
})

/** The whole of a commitment, as this reader may see it. */
export const CommitmentPage = Type.Intersect([
  CommitmentLine,
  Type.Object({
    rootId: Uuid,
    parent: Nullable(Child),
    children: Type.Array(Child),
    words: Type.String(),
    form: Data,
    formSchema: Nullable(Data),
    formRefs: Type.Object({ persons: Type.Array(PersonRef), units: Type.Array(UnitRef) }),
    sop: Nullable(BilingualText),
    terms: Data,
    neededBy: Nullable(Instant),
    neededIs: Nullable(Type.Enum(needs)),
    result: Nullable(
      Type.Object(
        { of: Nullable(Type.Enum(results)), promiseKept: Nullable(Type.Boolean()) },
        { description: 'How what was accepted last came out, as the scorecard counts it' },
      ),
    ),
    standardPriority: Priority,
    standardDueAt: Nullable(Instant),
    promise: Nullable(Type.Object({ by: Instant, at: Instant })),
    mayTakeBack: Nullable(SideName),
    counters: Type.Integer(),
    holds: Type.Integer(),
    negotiation: Nullable(
      Type.Object({
        by: SideName,
        openedBy: SideName,
        dueBy: Nullable(Instant),
        words: Type.String(),
        priority: Type.Optional(Priority),
        from: State,
        answerBy: Nullable(Instant),
      }),
    ),
    waiting: Nullable(Type.Object({ since: Instant, question: Type.String() })),
    hold: Nullable(
      Type.Object({ since: Instant, reason: Type.String(), thirdParty: Type.String(), until: Nullable(Instant) }),
    ),
    suspension: Nullable(Type.Object({ since: Instant, reason: Type.String() })),
    clocks: Type.Array(ClockReading),
    holdings: Type.Array(
      Type.Object({
        unit: UnitRef,
        person: Nullable(PersonRef),
        from: Instant,
        to: Nullable(Instant),
        usedSeconds: Nullable(Type.Integer()),
        breached: Nullable(Type.Boolean()),
      }),
    ),
    checked: Type.Array(Type.String()),
    watchers: Type.Array(PersonRef),
    files: Type.Array(File),
    promisedAt: Nullable(Instant),
    deliveredAt: Nullable(Instant),
    closedBy: Nullable(Type.String()),
    returns: Type.Integer(),
    reopens: Type.Integer(),
    customers: Type.Array(Served, { description: 'Of whom the first who has not left answers and agrees for all' }),
    speaksFor: Type.Array(Type.Integer(), { description: 'Numbers of the customers that this reader speaks for' }),
    askedBy: Nullable(PersonRef),
    onBehalf: Type.Boolean({ description: 'Whoever asked did so for somebody else' }),
    entered: Type.Boolean({ description: 'Somebody of the supplying side entered it for the customer' }),
    mergedInto: Nullable(Matter),
    mergedFrom: Type.Array(Matter, { description: 'Duplicates merged into this, as far as the reader may see them' }),
    deliveries: Type.Array(Delivery),
    causes: Type.Array(NamedCause),
    openCauses: Type.Array(CauseSubject, { description: 'What this reader may name the cause of now' }),
    evaluations: Type.Array(GivenEvaluation),
    customerEvaluations: Type.Array(GivenEvaluation),
    evaluateUntil: Nullable(Instant),
    reopenUntil: Nullable(Instant),
    openActs: Type.Array(ActKind, { description: 'What this reader may do now' }),
    capacities: Type.Array(Type.String()),
    imported: Type.Boolean(),
  }),
])

const EventView = Type.Object({
  number: Type.Integer({ description: 'Among what the reader may see' }),
  commitmentId: Uuid,
  type: Type.String(),
  at: Instant,
  by: Type.Object({ person: Nullable(PersonRef), as: Type.String(), delegateOf: Nullable(PersonRef) }),
  detail: Data,
})
export const Timeline = PageOf(EventView)

const Service = Type.Object(
  {
    service: Uuid,
    version: Type.Integer({ description: 'The version that was read; a newer one refuses the request' }),
    form: Data,
    priority: Type.Optional(Priority),
    title: Type.Optional(Type.String({ maxLength: 200 })),
    words: Type.Optional(Type.String({ maxLength: 10_000 })),
    dueBy: Type.Optional(Instant),
    onBehalfOf: Type.Optional(Uuid),
    files: Type.Optional(Type.Array(Uuid, { maxItems: 20 })),
  },
  { additionalProperties: false },
)
const AdHoc = Type.Object(
  {
    supplier: Party,
    title: Type.String({ minLength: 1, maxLength: 200 }),
    words: Type.Optional(Type.String({ maxLength: 10_000 })),
    priority: Type.Optional(Priority),
    dueBy: Type.Optional(Instant),
    unit: Type.Optional(
      Type.String({ format: 'uuid', description: 'The unit asked for; the primary one unless given' }),
    ),
    files: Type.Optional(Type.Array(Uuid, { maxItems: 20 })),
  },
  { additionalProperties: false },
)
/** From a service of the catalogue, or ad hoc between two units. */
export const NewCommitment = Type.Union([Service, AdHoc])

export const views = [
  'owed-to-me',
  'i-owe',
  'unit-owes',
  'owed-to-unit',
  'requested',
  'served',
  'watched',
  'to-evaluate',
  'contests',
  'all',
] as const

export const ListQuery = Type.Object({
  view: Type.Optional(Type.Enum(views)),
  state: Type.Optional(Type.Array(State, { maxItems: 9 })),
  open: Type.Optional(Type.Boolean()),
  service: Type.Optional(Uuid),
  unit: Type.Optional(Uuid),
  supplier: Type.Optional({ ...Uuid, description: 'The unit that supplies' }),
  person: Type.Optional(Uuid),
  priority: Type.Optional(Type.Array(Priority, { maxItems: 4 })),
  kind: Type.Optional(Type.Array(Kind, { maxItems: 5 })),
  due: Type.Optional(Type.Union([Type.Literal('overdue'), Type.Literal('today'), Type.Literal('week')])),
  q: Type.Optional(Type.String({ maxLength: 200 })),
  sort: Type.Optional(Type.Union([Type.Literal('due'), Type.Literal('recent')])),
  ...PageQuery,
})

export const ActBody = Type.Object(
  {
    act: Act,
    version: Type.Optional(Type.Integer({ description: 'What the actor saw; checked where given' })),
    files: Type.Optional(ActFiles),
  },
  { additionalProperties: false },
)

export const BulkBody = Type.Object(
  {
    commitments: Type.Array(Type.Object({ id: Uuid, version: Type.Optional(Type.Integer()) }), {
      minItems: 1,
      maxItems: 200,
    }),
    act: Act,
  },
  { additionalProperties: false },
)
export const BulkResult = Type.Object({
  results: Type.Array(
    Type.Object({
      id: Uuid,
      ok: Type.Boolean(),
      version: Nullable(Type.Integer()),
      code: Nullable(Type.String()),
      detail: Nullable(Type.String()),
    }),
  ),
})

export const IdempotencyHeader = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({ minLength: 8, maxLength: 200, description: 'The same key twice does it once' }),
  ),
})

const HomeGroup = Type.Object({
  overdue: Type.Array(CommitmentLine),
  today: Type.Array(CommitmentLine),
  week: Type.Array(CommitmentLine),
  later: Type.Array(CommitmentLine),
  counts: Type.Object({ overdue: Type.Integer(), today: Type.Integer(), week: Type.Integer(), later: Type.Integer() }),
})
export const Home = Type.Object({
  owedToMe: HomeGroup,
  iOwe: HomeGroup,
  toEvaluate: Type.Object({ count: Type.Integer(), items: Type.Array(CommitmentLine) }),
})

export const Notification = Type.Object({
  id: Uuid,
  kind: Type.String(),
  at: Instant,
  readAt: Nullable(Instant),
  by: Nullable(PersonRef),
  for: { ...Nullable(PersonRef), description: 'Whose news it is, where the reader stands in for them' },
  commitment: Nullable(Type.Object({ id: Uuid, number: Type.String(), title: Type.String() })),
  detail: Data,
})
