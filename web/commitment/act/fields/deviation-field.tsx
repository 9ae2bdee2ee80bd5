import { Checkbox, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { CauseField } from './cause-field.tsx'
import { useNeeded } from './text-fields.tsx'

/** Taken all the same: what is not as agreed, and why. */
export function DeviationField() {
  const { t } = useTranslation()
  const needed = useNeeded()
  const isDeviating = Form.useWatch<boolean | undefined>('isDeviating')
  return (
    <>
      <Form.Item name="isDeviating" valuePropName="checked" extra={t('commitment.deviation-why')}>
        <Checkbox>{t('commitment.deviation')}</Checkbox>
      </Form.Item>
      {isDeviating && (
        <div className="inset gap-below">
          <Form.Item name="deviation" label={t('commitment.field.deviation')} rules={[needed]}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
          </Form.Item>
          <CauseField />
        </div>
      )}
    </>
  )
}
