import type { Role, Scope } from '@huke/core/access'
import type { ActKind, ClockName, Evaluation, Kind, Priority, State } from '@huke/core/commitment'

export interface Bilingual {
  readonly zh: string
  readonly en: string
}
export interface UnitRef {
  readonly id: string
  readonly code: string
  readonly name: Bilingual
}
export interface PersonRef {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly nameEn: string | null
  readonly unit: UnitRef | null
}
export interface PartyRef {
  readonly unit: UnitRef
  readonly person: PersonRef | null
}
export interface Pair {
  readonly supplier: PartyRef
  readonly customer: PartyRef
}
export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

export interface Session {
  person: PersonRef
  roles: Role[]
  units: UnitRef[]
  heads: UnitRef[]
  delegations: PersonRef[]
  scopes: Scope[] | null
  mustChange: boolean
  demo: boolean
  locale: 'zh' | 'en' | null
  timeZone: string | null
  organisation: { name: string; nameEn: string | null; timeZone: string; minimumGroup: number }
}
export interface DemoGroup {
  key: string
  shows: Bilingual
  people: PersonRef[]
}

export interface Due {
  clock: ClockName
  at: number
  remainingSeconds: number
}
export interface CommitmentLine {
  id: string
  number: string
  kind: Kind
  state: State
  ball: 'customer' | 'supplier' | 'third-party' | 'nobody'
  version: number
  title: string
  service: { id: string; version: number; code: string; name: Bilingual } | null
  priority: Priority
  pair: Pair
  due: Due | null
  paused: boolean
  requestedAt: number
  closedAt: number | null
  mayEvaluate: boolean
}
export interface ClockReading {
  clock: ClockName
  run: number
  owedBy: 'customer' | 'supplier'
  startedAt: number
  stoppedAt: number | null
  dueAt: number | null
  paused: boolean
  pauses: { from: number; to: number | null; reason: string }[]
  usedSeconds: number
  allowedSeconds: number | null
  elapsedSeconds: number
  lateSeconds: number
  breached: boolean
  void: boolean
}
export interface Given extends Evaluation {
  by: PersonRef | null
  at: number
}
export interface StoredFile {
  id: string
  name: string
  mediaType: string
  size: number
  uploadedBy: PersonRef | null
  uploadedAt: number
}
export interface Child {
  id: string
  number: string
  title: string
  state: State
  relation: string
  pair: Pair
}
export interface Holding {
  unit: UnitRef
  person: PersonRef | null
  from: number
  to: number | null
  usedSeconds: number | null
  breached: boolean | null
}
export interface CommitmentPage extends CommitmentLine {
  rootId: string
  parent: Child | null
  children: Child[]
  words: string
  form: Record<string, unknown>
  formSchema: Record<string, unknown> | null
  formRefs: { persons: PersonRef[]; units: UnitRef[] }
  sop: Bilingual | null
  terms: Record<string, unknown>
  agreedDueAt: number | null
  wishedDueAt: number | null
  negotiation: { by: string; dueBy: number | null; words: string; from: State } | null
  waiting: { since: number; question: string } | null
  hold: { since: number; reason: string; thirdParty: string; until: number | null } | null
  clocks: ClockReading[]
  holdings: Holding[]
  checked: string[]
  watchers: PersonRef[]
  files: StoredFile[]
  promisedAt: number | null
  deliveredAt: number | null
  closedBy: string | null
  returns: number
  reopens: number
  evaluation: Given | null
  customerEvaluation: Given | null
  evaluateUntil: number | null
  reopenUntil: number | null
  openActs: ActKind[]
  capacities: string[]
  imported: boolean
}
export interface TimelineEvent {
  seq: number
  commitmentId: string
  type: string
  at: number
  by: { person: PersonRef | null; as: string; delegateOf: PersonRef | null }
  detail: Record<string, unknown>
}
export interface HomeGroup {
  overdue: CommitmentLine[]
  today: CommitmentLine[]
  week: CommitmentLine[]
  later: CommitmentLine[]
  counts: { overdue: number; today: number; week: number; later: number }
}
export interface Home {
  owedToMe: HomeGroup
  iOwe: HomeGroup
  toEvaluate: { count: number; items: CommitmentLine[] }
}
export interface Notification {
  id: string
  kind: string
  at: number
  readAt: number | null
  by: PersonRef | null
  commitment: { id: string; number: string; title: string } | null
  detail: Record<string, unknown>
}
export interface Measure {
  name: string
  method: string
  unit: string
  value: number | null
  n: number
  numerator: number | null
  denominator: number
  interval: { low: number; high: number } | null
  suppressed?: 'too-few'
}
