import type { Answer, Body } from './paths.ts'

export type { Answer, Body } from './paths.ts'

export type Session = Answer<'/session'>
export type Bilingual = CommitmentLine['pair']['supplier']['unit']['name']
export type UnitRef = CommitmentLine['pair']['supplier']['unit']
export type PersonRef = Session['person']
export type DemoGroup = Answer<'/demo/people'>['groups'][number]

export type CommitmentLine = Answer<'/commitments'>['items'][number]
export type Commitment = Answer<'/commitments/{id}'>
export type Pair = CommitmentLine['pair']
export type PartyRef = Pair['supplier']
export type Due = NonNullable<CommitmentLine['due']>
export type ClockReading = Commitment['clocks'][number]
export type Holding = Commitment['holdings'][number]
export type StoredFile = Commitment['files'][number]
export type TimelineEvent = Answer<'/commitments/{id}/timeline'>['items'][number]
export type Act = Body<'/commitments/{id}/acts', 'post'>['act']
export type Home = Answer<'/home'>
export type HomeGroup = Home['owedToMe']
export type Notification = Answer<'/notifications'>['items'][number]

export type ServiceLine = Answer<'/services'>['items'][number]
export type Service = Answer<'/services/{id}'>
export type ServiceEdit = Body<'/services/{id}', 'put'>['definition']
export type Template = Answer<'/service-templates'>['items'][number]

export type CalendarLine = Answer<'/calendars'>['items'][number]
export type Calendar = Answer<'/calendars/{id}'>
export type Correction = Answer<'/calendars/{id}/corrections/{correction}'>
export type CorrectionTurn = Answer<'/calendars/{id}/corrections/{correction}/turns'>['items'][number]
export type CalendarYear = Answer<'/calendars/{id}/year/{year}'>

export type Scorecard = Answer<'/units/{id}/scorecard'>
export type ScorecardSide = Scorecard['asSupplier']
export type ScorecardRow = ScorecardSide['measures'][number]
export type Figure = Scorecard['asSupplier']['counterparts'][number]['measures'][number]
export type Behind = Answer<'/units/{id}/scorecard/commitments'>['items'][number]
export type Department = Answer<'/scorecard/overview'>['departments'][number]
export type MeasureName = ScorecardRow['name']

export type Account = Answer<'/accounts'>['items'][number]
export type Delegation = Answer<'/delegations'>['items'][number]
export type SecondFactor = Answer<'/session/second-factor'>
export type Passkey = SecondFactor['passkeys'][number]
export type Token = Answer<'/tokens'>['items'][number]

export type UnitLine = Answer<'/units'>['items'][number]
export type Unit = Answer<'/units/{id}'>
