import { isHigher, priorities } from '@huke/core/commitment'
import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../../api/index.ts'

/** Only higher ones: a lower one is an offer to the customer. */
export function PriorityRaise({ of: { priority: now } }: { of: Commitment }) {
  const { t } = useTranslation()
  return (
    <Form.Item
      name="priority"
      label={t('commitment.field.priority')}
      extra={t('commitment.field.raise-why')}
      rules={[{ required: true, message: t('shared.needed') }]}
    >
      <Select
        options={priorities
          .filter(priority => isHigher(priority, now))
          .map(value => ({ value, label: t(`commitment.priority.${value}`) }))}
      />
    </Form.Item>
  )
}
