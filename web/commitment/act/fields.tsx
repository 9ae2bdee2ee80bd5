import { Form, Input, Select } from 'antd'
import { priorities } from '@huke/core/commitment'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { PersonPicker, UnitPicker } from '../../organisation/index.ts'
import { FilesInput, MomentInput } from '../../shared/index.ts'
import { EvaluationField } from './evaluation-field.tsx'
import type { FormAct } from './kinds.ts'
import { OpenItems } from './open-items.tsx'

/** What each act asks for; each field is one of a few. */
const asks: Readonly<Record<FormAct, readonly Field[]>> = {
  promise: ['dueBy', 'words'],
  counter: ['dueBy', 'words'],
  renegotiate: ['dueBy', 'words'],
  decline: ['reason'],
  withdraw: ['reason'],
  'close-unanswered': ['reason'],
  fail: ['reason'],
  ask: ['question'],
  answer: ['answer', 'files'],
  hold: ['thirdParty', 'reason', 'until'],
  assign: ['ownPerson'],
  transfer: ['unit', 'person', 'reason'],
  deliver: ['openItems', 'words', 'files'],
  accept: ['evaluation', 'files'],
  return: ['reason', 'files'],
  reopen: ['reason'],
  prioritise: ['priority', 'reason'],
  evaluate: ['neededEvaluation'],
  'evaluate-customer': ['neededEvaluation'],
  contest: ['reason'],
  escalate: ['reason'],
  split: ['unit', 'person', 'title', 'words', 'dueBy'],
}

type Field =
  | 'dueBy'
  | 'words'
  | 'reason'
  | 'question'
  | 'answer'
  | 'thirdParty'
  | 'until'
  | 'ownPerson'
  | 'unit'
  | 'person'
  | 'title'
  | 'priority'
  | 'evaluation'
  | 'neededEvaluation'
  | 'openItems'
  | 'files'

interface Props {
  readonly kind: FormAct
  readonly of: Commitment
  /** files are on their way */
  readonly onBusy: (busy: boolean) => void
}

export function ActFields(props: Props) {
  return asks[props.kind].map(field => <ActField key={field} field={field} {...props} />)
}

function ActField({ field, kind, of: commitment, onBusy }: Props & { field: Field }) {
  const { t } = useTranslation()
  const needed = { required: true, whitespace: true, message: t('shared.needed') }
  const picked = { required: true, message: t('shared.needed') }
  const unit = Form.useWatch<string | undefined>('unit')
  const long = <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
  switch (field) {
    case 'reason':
    case 'question':
      return (
        <Form.Item name={field} label={t(`commitment.ask-for.${kind}`)} rules={[needed]}>
          {long}
        </Form.Item>
      )
    case 'answer':
      return (
        <Form.Item name="words" label={commitment.waiting?.question} rules={[needed]}>
          {long}
        </Form.Item>
      )
    case 'words':
      return (
        <Form.Item name="words" label={t('commitment.field.words')}>
          {long}
        </Form.Item>
      )
    case 'title':
      return (
        <Form.Item name="title" label={t('commitment.field.title')} rules={[needed]}>
          <Input maxLength={200} />
        </Form.Item>
      )
    case 'thirdParty':
      return (
        <Form.Item name="thirdParty" label={t('commitment.field.third-party')} rules={[needed]}>
          <Input maxLength={200} />
        </Form.Item>
      )
    case 'dueBy':
      return (
        <Form.Item name="dueBy" label={t('commitment.field.dueBy')} extra={t('commitment.field.dueBy-why')}>
          <MomentInput />
        </Form.Item>
      )
    case 'until':
      return (
        <Form.Item
          name="until"
          label={t('commitment.field.until')}
          extra={t('commitment.field.until-why')}
          rules={[picked]}
        >
          <MomentInput />
        </Form.Item>
      )
    case 'ownPerson':
      return (
        <Form.Item name="person" label={t('commitment.field.person')} rules={[picked]}>
          <PersonPicker unit={commitment.pair.supplier.unit.id} />
        </Form.Item>
      )
    case 'unit':
      return (
        <Form.Item name="unit" label={t('commitment.field.unit')} rules={[picked]}>
          <UnitPicker />
        </Form.Item>
      )
    case 'person':
      return (
        <Form.Item name="person" label={t('commitment.field.person-optional')}>
          <PersonPicker unit={unit} allowClear />
        </Form.Item>
      )
    case 'priority':
      return (
        <Form.Item name="priority" label={t('commitment.field.priority')} rules={[picked]}>
          <Select
            options={priorities
              .filter(priority => priority !== commitment.priority)
              .map(value => ({ value, label: t(`commitment.priority.${value}`) }))}
          />
        </Form.Item>
      )
    case 'openItems':
      return <OpenItems of={commitment} />
    case 'files':
      return (
        commitment.openActs.includes('attach') && (
          <Form.Item name="files" label={t('commitment.files-optional')}>
            <FilesInput onBusy={onBusy} />
          </Form.Item>
        )
      )
    default:
      return (
        <EvaluationField of={commitment} needed={field === 'neededEvaluation'} own={kind !== 'evaluate-customer'} />
      )
  }
}
