import { DeleteOutlined } from '@ant-design/icons'
import { Button, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { dateWords, DayInput, useLanguage } from '../shared/index.ts'
import { dayBefore, holdingOn, type Week } from './weeks.ts'

/** Which week is looked at, where there are several, and from when on it holds. */
export function WeekPicker(props: {
  weeks: readonly Week[]
  chosen: number
  today: string
  mayRemove: boolean
  disabled: boolean
  onChoose: (index: number) => void
  onMove: (from: string) => void
  onRemove: () => void
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { weeks, chosen, today, disabled } = props
  const [second] = weeks.slice(1)
  if (second === undefined) return null
  const holding = holdingOn(weeks, today)
  const words = ({ from }: Week, index: number) =>
    [
      from === null
        ? t('calendar.weeks.until', { date: dateWords(dayBefore(second.from ?? ''), language) })
        : t('calendar.weeks.from', { date: dateWords(from, language) }),
      ...(index === holding ? [t('calendar.weeks.now')] : []),
    ].join(' · ')
  const from = weeks[chosen]?.from ?? null
  return (
    <div className="week-picker">
      <Radio.Group
        value={chosen}
        options={weeks.map((week, index) => ({ value: index, label: words(week, index) }))}
        onChange={event => props.onChoose(event.target.value)}
      />
      {from !== null && !disabled && (
        <span className="row">
          <DayInput
            aria-label={t('calendar.weeks.begins')}
            allowClear={false}
            value={from}
            onChange={day => day && props.onMove(day)}
          />
          {props.mayRemove && (
            <Button type="text" icon={<DeleteOutlined />} onClick={props.onRemove}>
              {t('calendar.weeks.remove')}
            </Button>
          )}
        </span>
      )}
    </div>
  )
}
