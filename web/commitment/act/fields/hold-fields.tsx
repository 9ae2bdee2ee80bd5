import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../../api/index.ts'
import { DueField } from './due-field.tsx'
import { LongField, useNeeded } from './text-fields.tsx'

/** For whom, why and until when; holding what is held already says again what it said, and which time it is. */
export function HoldFields({ of: { hold, holds } }: { of: Commitment }) {
  const { t } = useTranslation()
  const needed = useNeeded()
  return (
    <>
      {hold !== null && <p className="notice gap-below">{t('commitment.hold-again', { count: holds + 1 })}</p>}
      <Form.Item
        name="thirdParty"
        label={t('commitment.field.third-party')}
        initialValue={hold?.thirdParty}
        rules={[needed]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <LongField name="reason" kind="hold" initial={hold?.reason} />
      <DueField name="until" label="commitment.field.until" extra={t('commitment.field.until-why')} needed />
    </>
  )
}
