import { priorities, type Priority } from '@huke/core/commitment'
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../../api/index.ts'
import { readerSide } from '../../reader-side.ts'
import { AgreedSoFar } from '../../page/agreed-so-far.tsx'
import { DateMeaning } from './date-meaning.tsx'
import { DueField } from './due-field.tsx'

/** Other terms: a time, another priority, words; at least one of them. */
export function OfferFields({ kind, of: commitment }: { kind: 'counter' | 'renegotiate'; of: Commitment }) {
  const { t } = useTranslation()
  const side = readerSide(commitment)
  const isDateless = commitment.standardDueAt === null && commitment.promise === null
  const movesStandard = kind === 'renegotiate' && side === 'customer'
  return (
    <>
      <AgreedSoFar of={commitment} />
      <DueField label="commitment.field.dueBy" needed={isDateless} />
      <DateMeaning of={commitment} alone />
      <Form.Item
        name="priority"
        label={t('commitment.field.other-priority')}
        extra={side === 'supplier' ? t('commitment.field.lower-why') : undefined}
      >
        <Select
          allowClear
          placeholder={t('commitment.field.same-priority', { now: t(`commitment.priority.${commitment.priority}`) })}
          options={priorities
            .filter(priority => priority !== commitment.priority)
            .map(value => ({ value, label: t(`commitment.priority.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="words"
        label={t('commitment.field.words')}
        dependencies={['dueBy', 'priority']}
        rules={[({ getFieldsValue }) => ({ validator: () => check(getFieldsValue()) })]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
      </Form.Item>
      {movesStandard && <p className="notice gap-below">{t('commitment.moves-standard')}</p>}
    </>
  )

  function check(said: { dueBy?: number; priority?: Priority; words?: string }): Promise<void> {
    const isEmpty = said.dueBy == null && said.priority === undefined && (said.words ?? '').trim() === ''
    return isEmpty ? Promise.reject(new Error(t('commitment.offer-empty'))) : Promise.resolve()
  }
}
