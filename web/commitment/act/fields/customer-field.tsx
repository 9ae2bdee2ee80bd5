import { Form, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useReader } from '../../../access/index.ts'
import type { Commitment } from '../../../api/index.ts'
import { usePartyName } from '../../party-name.ts'
import { customersFor } from '../customers-for.ts'
import type { FormAct } from '../kinds.ts'

/** For which of several customers; not asked where the reader speaks for one alone. */
export function CustomerField({ kind, of: commitment }: { kind: FormAct; of: Commitment }) {
  const { t } = useTranslation()
  const reader = useReader()
  const name = usePartyName()
  const able = customersFor(kind, commitment, reader.person.id)
  const only = able.length === 1 ? able[0]?.number : undefined
  return (
    <Form.Item
      name="customer"
      label={t('commitment.field.for-customer')}
      initialValue={only}
      hidden={able.length < 2}
      rules={able.length < 2 ? [] : [{ required: true, message: t('shared.needed') }]}
    >
      <Radio.Group
        className="choices"
        options={able.map(customer => ({ value: customer.number, label: name(customer) }))}
      />
    </Form.Item>
  )
}
