import { isBad } from '@huke/core/commitment'
import { Checkbox, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../../api/index.ts'
import { termsOf } from '../../terms-of.ts'
import type { EvaluationValue } from '../values.ts'
import { CauseField } from './cause-field.tsx'
import { EvaluationInput } from './evaluation-input.tsx'

/** How it was, by the policy of the service. Nothing is preselected. */
export function EvaluationField(props: { of: Commitment; needed: boolean; own: boolean }) {
  const { t } = useTranslation()
  const { of: commitment, needed, own } = props
  const policy = termsOf(commitment).evaluation
  const given = Form.useWatch<EvaluationValue | undefined>('evaluation')
  const isNamed = policy.attribution === 'named'
  const isPoor = own && given !== undefined && isBad(given)
  return (
    <>
      <Form.Item
        name="evaluation"
        label={t(own ? 'commitment.how-was-it' : 'commitment.how-was-cooperation')}
        extra={own && !isNamed ? t(`commitment.attribution.${policy.attribution}`) : undefined}
        rules={needed ? [{ required: true, message: t('shared.needed') }] : []}
      >
        <EvaluationInput policy={policy} />
      </Form.Item>
      {isPoor && isNamed && <p className="notice gap-below">{t('commitment.recovery-follows')}</p>}
      {isPoor && isNamed && needed && <CauseField />}
      {isPoor && !isNamed && (
        <Form.Item name="recovery" valuePropName="checked">
          <Checkbox>{t('commitment.ask-recovery')}</Checkbox>
        </Form.Item>
      )}
    </>
  )
}
