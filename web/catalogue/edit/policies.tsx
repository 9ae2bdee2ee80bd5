import { assignments } from '@huke/core/catalogue'
import { attributions } from '@huke/core/commitment'
import { Checkbox, Form, InputNumber, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { ProblemsAt } from './problems.tsx'

const choices = [
  { name: 'promise', values: ['by-person', 'at-birth'] },
  { name: 'resolutionStarts', values: ['requested', 'promised'] },
  { name: 'reopenMode', values: ['new-clock', 'continue', 'continue-without-closed-time'] },
  { name: 'assignment', values: assignments },
] as const
const dimensions = ['quality', 'timeliness', 'attitude'] as const
/** A month's anonymous opinions are shown 31 days after it ends. */
const longestEvaluation = 31
const longestReopening = 365

/** How the loop behaves for this service; every choice says what follows from it. */
export function Policies() {
  const { t } = useTranslation()
  const explained = (policy: string, value: string) => (
    <>
      {t(`catalogue.edit.policy.${policy}.${value}`)}
      <span className="block soft small">{t(`catalogue.edit.policy.${policy}.${value}-why`)}</span>
    </>
  )
  const radios = (policy: string, values: readonly string[]) => (
    <Radio.Group className="policy-choices">
      {values.map(value => (
        <Radio key={value} value={value}>
          {explained(policy, value)}
        </Radio>
      ))}
    </Radio.Group>
  )
  return (
    <>
      {choices.map(({ name, values }) => (
        <div key={name} className="policy">
          <Form.Item name={name} label={t(`catalogue.edit.policy.${name}.title`)}>
            {radios(name, values)}
          </Form.Item>
        </div>
      ))}
      <div className="policy">
        <Form.Item name="holdPausesResolution" valuePropName="checked" label={t('catalogue.edit.policy.hold.title')}>
          <Checkbox>{explained('hold', 'pauses')}</Checkbox>
        </Form.Item>
        <Form.Item
          name="reopenDays"
          label={t('catalogue.edit.policy.reopenDays')}
          extra={t('catalogue.edit.policy.reopenDays-why')}
        >
          <InputNumber min={0} max={longestReopening} precision={0} suffix={t('catalogue.target.days')} />
        </Form.Item>
        <ProblemsAt place="/reopenDays" />
      </div>
      <div className="policy">
        <Form.Item name={['evaluation', 'scale']} label={t('catalogue.edit.policy.scale.title')}>
          {radios('scale', ['good-bad', 'five'])}
        </Form.Item>
        <Form.Item
          name={['evaluation', 'dimensions']}
          label={t('catalogue.edit.policy.dimensions')}
          extra={t('catalogue.edit.policy.dimensions-why')}
        >
          <Checkbox.Group options={dimensions.map(value => ({ value, label: t(`commitment.dimension.${value}`) }))} />
        </Form.Item>
      </div>
      <div className="policy">
        <Form.Item name={['evaluation', 'attribution']} label={t('catalogue.edit.policy.attribution.title')}>
          {radios('attribution', attributions)}
        </Form.Item>
        <Form.Item
          name={['evaluation', 'periodDays']}
          label={t('catalogue.edit.policy.periodDays')}
          extra={t('catalogue.edit.policy.periodDays-why')}
        >
          <InputNumber min={1} max={longestEvaluation} precision={0} suffix={t('catalogue.target.days')} />
        </Form.Item>
        <ProblemsAt place="/evaluation" />
      </div>
    </>
  )
}
