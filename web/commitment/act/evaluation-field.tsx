import { Checkbox, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { termsOf } from '../terms-of.ts'
import { EvaluationInput } from './evaluation-input.tsx'
import type { EvaluationValue } from './values.ts'

/** How it was, by the policy of the service. Nothing is preselected. */
export function EvaluationField(props: { of: Commitment; needed: boolean; own: boolean }) {
  const { t } = useTranslation()
  const policy = termsOf(props.of).evaluation
  const given = Form.useWatch<EvaluationValue | undefined>('evaluation')
  const bad = given !== undefined && (given.scale === 'five' ? given.score <= 2 : given.score === 0)
  const anonymous = policy.attribution !== 'named' && props.own
  return (
    <>
      <Form.Item
        name="evaluation"
        label={t(props.own ? 'commitment.how-was-it' : 'commitment.how-was-cooperation')}
        extra={anonymous ? t('commitment.anonymous-why') : undefined}
        rules={props.needed ? [{ required: true, message: t('shared.needed') }] : []}
      >
        <EvaluationInput policy={policy} />
      </Form.Item>
      {bad && props.own && !anonymous && <p className="soft gap-below">{t('commitment.recovery-follows')}</p>}
      {bad && anonymous && (
        <Form.Item name="recovery" valuePropName="checked">
          <Checkbox>{t('commitment.ask-recovery')}</Checkbox>
        </Form.Item>
      )}
    </>
  )
}
