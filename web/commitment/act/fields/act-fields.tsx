import type { Act, Commitment } from '../../../api/index.ts'
import type { FormAct } from '../kinds.ts'
import { CauseField } from './cause-field.tsx'
import { ContestFacts } from './contest-facts.tsx'
import { CustomerField } from './customer-field.tsx'
import { DeviationField } from './deviation-field.tsx'
import { DueField } from './due-field.tsx'
import { EvaluationField } from './evaluation-field.tsx'
import { FilesField } from './files-field.tsx'
import { HoldFields } from './hold-fields.tsx'
import { MergeField } from './merge-field.tsx'
import { OfferFields } from './offer-fields.tsx'
import { OpenItems } from './open-items.tsx'
import { PartyFields, PersonField } from './party-fields.tsx'
import { PriorityRaise } from './priority-raise.tsx'
import { PromiseFields } from './promise-fields.tsx'
import { SettleFields } from './settle-fields.tsx'
import { AnswerField, LongField, TitleField } from './text-fields.tsx'

/** What each act asks for. */
export function ActFields(props: Props) {
  return (
    <>
      <OwnFields {...props} />
      {takesFiles.includes(props.kind) && <FilesField of={props.of} onBusy={props.onBusy} />}
    </>
  )
}

interface Props {
  readonly kind: FormAct
  readonly of: Commitment
  readonly sent: Act
  /** files are on their way */
  readonly onBusy: (busy: boolean) => void
}

const takesFiles: readonly FormAct[] = ['answer', 'deliver', 'accept', 'return']

function OwnFields({ kind, of: commitment, sent }: Props) {
  switch (kind) {
    case 'promise':
      return <PromiseFields of={commitment} sent={sent} />
    case 'counter':
    case 'renegotiate':
      return <OfferFields kind={kind} of={commitment} />
    case 'take-back':
      return null
    case 'answer':
      return <AnswerField of={commitment} />
    case 'ask':
      return <LongField name="question" kind={kind} />
    case 'hold':
      return <HoldFields of={commitment} />
    case 'assign':
      return <PersonField unit={commitment.pair.supplier.unit.id} />
    case 'transfer':
      return (
        <>
          <PartyFields />
          <LongField name="reason" kind={kind} />
        </>
      )
    case 'split':
      return (
        <>
          <PartyFields />
          <TitleField />
          <LongField name="words" kind={kind} optional />
          <DueField label="commitment.field.dueBy" />
        </>
      )
    case 'merge':
      return (
        <>
          <MergeField of={commitment} />
          <LongField name="reason" kind={kind} optional />
        </>
      )
    case 'deliver':
      return (
        <>
          <OpenItems of={commitment} />
          <LongField name="words" kind={kind} optional />
        </>
      )
    case 'accept':
      return (
        <>
          <CustomerField kind={kind} of={commitment} />
          <EvaluationField of={commitment} needed={false} own />
          <DeviationField />
        </>
      )
    case 'return':
      return (
        <>
          <CustomerField kind={kind} of={commitment} />
          <LongField name="reason" kind={kind} />
          <CauseField />
        </>
      )
    case 'prioritise':
      return (
        <>
          <PriorityRaise of={commitment} />
          <LongField name="reason" kind={kind} />
        </>
      )
    case 'evaluate':
    case 'evaluate-customer':
      return (
        <>
          <CustomerField kind={kind} of={commitment} />
          <EvaluationField of={commitment} needed own={kind === 'evaluate'} />
        </>
      )
    case 'contest':
      return (
        <>
          <CustomerField kind={kind} of={commitment} />
          <ContestFacts of={commitment} />
          <LongField name="reason" kind={kind} />
        </>
      )
    case 'settle-contest':
      return (
        <>
          <CustomerField kind={kind} of={commitment} />
          <ContestFacts of={commitment} />
          <SettleFields />
        </>
      )
    case 'withdraw':
    case 'reopen':
      return (
        <>
          <CustomerField kind={kind} of={commitment} />
          <LongField name="reason" kind={kind} />
        </>
      )
    default:
      return <LongField name="reason" kind={kind} optional={kind === 'close-unanswered'} />
  }
}
