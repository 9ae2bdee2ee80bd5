import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { PersonPicker, UnitPicker } from '../../../organisation/index.ts'

/** Another unit, and who of it. */
export function PartyFields() {
  const { t } = useTranslation()
  const unit = Form.useWatch<string | undefined>('unit')
  return (
    <>
      <Form.Item
        name="unit"
        label={t('commitment.field.unit')}
        rules={[{ required: true, message: t('shared.needed') }]}
      >
        <UnitPicker />
      </Form.Item>
      <Form.Item name="person" label={t('commitment.field.person-optional')}>
        <PersonPicker unit={unit} allowClear />
      </Form.Item>
    </>
  )
}

export function PersonField({ unit }: { unit: string }) {
  const { t } = useTranslation()
  return (
    <Form.Item
      name="person"
      label={t('commitment.field.person')}
      rules={[{ required: true, message: t('shared.needed') }]}
    >
      <PersonPicker unit={unit} />
    </Form.Item>
  )
}
