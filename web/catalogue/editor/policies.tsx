import { assignments } from '@huke/core/catalogue'
import { Checkbox, Form, InputNumber, Radio, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'

const choices = {
  promise: ['by-person', 'at-birth'],
  resolutionStarts: ['requested', 'promised'],
  reopenMode: ['new-clock', 'continue', 'continue-without-closed-time'],
  assignment: assignments,
} as const

/** How the loop behaves for this service. */
export function Policies() {
  const { t } = useTranslation()
  return (
    <div className="form-pair">
      {Object.entries(choices).map(([name, values]) => (
        <Form.Item key={name} name={name} label={t(`catalogue.policy.${name}`)}>
          <Select options={values.map(value => ({ value, label: t(`catalogue.policy.${name}-${value}`) }))} />
        </Form.Item>
      ))}
      <Form.Item name={['evaluation', 'scale']} label={t('catalogue.policy.scale')}>
        <Radio.Group
          options={(['good-bad', 'five'] as const).map(value => ({ value, label: t(`catalogue.scale.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name={['evaluation', 'attribution']} label={t('catalogue.policy.attribution')}>
        <Radio.Group
          options={(['named', 'anonymous'] as const).map(value => ({
            value,
            label: t(`catalogue.attribution.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name={['evaluation', 'dimensions']} label={t('catalogue.policy.dimensions')}>
        <Checkbox.Group
          options={(['quality', 'timeliness', 'attitude'] as const).map(value => ({
            value,
            label: t(`commitment.dimension.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name={['evaluation', 'periodDays']} label={t('catalogue.policy.period-days')}>
        <InputNumber min={0} max={365} precision={0} />
      </Form.Item>
      <Form.Item name="reopenDays" label={t('catalogue.policy.reopen-days')}>
        <InputNumber min={0} max={365} precision={0} />
      </Form.Item>
      <Form.Item name="holdPausesResolution" label={t('catalogue.policy.hold-pauses')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </div>
  )
}
