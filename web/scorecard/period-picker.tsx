import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

const own = 'own'

/** The usual periods by name, any other by its days. */
export function PeriodPicker({ value, onChange }: { value: string; onChange: (period: string) => void }) {
  const { t } = useTranslation()
  const [choosing, setChoosing] = useState(false)
  const now = dayjs()
  const quarter = Math.floor(now.month() / 3) + 1
  const before = now.subtract(1, 'month')
  const options = [
    { value: 'last-30-days', label: t('scorecard.period.last-30-days') },
    { value: now.format('YYYY-MM'), label: t('scorecard.period.this-month') },
    { value: before.format('YYYY-MM'), label: t('scorecard.period.last-month') },
    { value: `${now.year()}-Q${quarter}`, label: t('scorecard.period.this-quarter') },
    { value: String(now.year()), label: t('scorecard.period.this-year') },
    { value: 'last-365-days', label: t('scorecard.period.last-year') },
    { value: own, label: t('scorecard.period.own') },
  ]
  const isNamed = options.some(option => option.value === value)
  return (
    <div className="row wrap">
      <Select
        className="period"
        aria-label={t('scorecard.period.period')}
        value={choosing || !isNamed ? own : value}
        options={options}
        onChange={chosen => {
          setChoosing(chosen === own)
          if (chosen !== own) onChange(chosen)
        }}
      />
      {(choosing || !isNamed) && (
        <DatePicker.RangePicker
          maxDate={now}
          defaultValue={isNamed ? undefined : rangeOf(value)}
          onChange={range => {
            const [from, to] = range ?? []
            if (from && to) onChange(`${from.format('YYYY-MM-DD')}..${to.format('YYYY-MM-DD')}`)
          }}
        />
      )}
    </div>
  )
}

function rangeOf(period: string): [dayjs.Dayjs, dayjs.Dayjs] | undefined {
  const [from, to] = period.split('..')
  return from && to ? [dayjs(from), dayjs(to)] : undefined
}
