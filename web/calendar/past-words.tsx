import type { ChangedDays } from '@huke/core/calendar'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { dateWords, useLanguage } from '../shared/index.ts'

/** Which days that are over would become others. */
export function usePastWords(): (past: ChangedDays) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  return ({ from, to }) => {
    if (from === to) return t('calendar.past.day', { day: dateWords(to, language) })
    if (from === null) return t('calendar.past.until', { to: dateWords(to, language) })
    return t('calendar.past.days', { from: dateWords(from, language), to: dateWords(to, language) })
  }
}

/** Why it had been written down wrongly; it stands in the log and beside the version. */
export function ReasonItem({ past }: { past: ChangedDays }) {
  const { t } = useTranslation()
  const words = usePastWords()
  return (
    <Form.Item
      name="reason"
      label={t('calendar.past.reason')}
      extra={`${words(past)} ${t('calendar.past.why')}`}
      rules={[{ required: true, whitespace: true, message: t('shared.needed') }]}
    >
      <Input maxLength={500} />
    </Form.Item>
  )
}
