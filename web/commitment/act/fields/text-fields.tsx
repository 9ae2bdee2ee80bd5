import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../../api/index.ts'
import type { FormAct } from '../kinds.ts'

const long = <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />

export const useNeeded = () => {
  const { t } = useTranslation()
  return { required: true, whitespace: true, message: t('shared.needed') }
}

/** Some words, asked for as the act needs them. */
export function LongField(props: {
  name: 'reason' | 'question' | 'words'
  kind: FormAct
  optional?: boolean
  initial?: string
}) {
  const { t } = useTranslation()
  const needed = useNeeded()
  const label = props.name === 'words' ? t('commitment.field.words') : t(`commitment.ask-for.${props.kind}`)
  return (
    <Form.Item name={props.name} label={label} initialValue={props.initial} rules={props.optional ? [] : [needed]}>
      {long}
    </Form.Item>
  )
}

/** The question is what the answer is written under. */
export function AnswerField({ of: { waiting } }: { of: Commitment }) {
  return (
    <Form.Item name="words" label={waiting?.question} rules={[useNeeded()]}>
      {long}
    </Form.Item>
  )
}

export function TitleField() {
  const { t } = useTranslation()
  return (
    <Form.Item name="title" label={t('commitment.field.title')} rules={[useNeeded()]}>
      <Input maxLength={200} />
    </Form.Item>
  )
}
