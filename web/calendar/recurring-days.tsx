import { DatePicker, Tag } from 'antd'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { format, useLanguage } from '../shared/index.ts'

/** Days off in every year, 'MM-DD'. */
export function RecurringDays(props: {
  value: readonly string[]
  disabled: boolean
  onChange: (days: readonly string[]) => void
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { value, disabled, onChange } = props
  const words = (day: string) =>
    format(Date.parse(`2000-${day}T00:00:00Z`), 'UTC', language, { month: 'long', day: 'numeric' })
  return (
    <div className="row wrap gap-below">
      <span>{t('calendar.every-year')}</span>
      {value.length === 0 && <span className="soft">{t('calendar.none-every-year')}</span>}
      {value.map(day => (
        <Tag key={day} closable={!disabled} onClose={() => onChange(value.filter(other => other !== day))}>
          {words(day)}
        </Tag>
      ))}
      {!disabled && (
        <DatePicker<Dayjs>
          value={null}
          format="MM-DD"
          placeholder={t('calendar.add-day')}
          aria-label={t('calendar.add-every-year')}
          onChange={date => date && onChange([...new Set([...value, date.format('MM-DD')])].sort())}
        />
      )}
    </div>
  )
}
