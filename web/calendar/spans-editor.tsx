import { DeleteOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useTranslation } from 'react-i18next'

export type Spans = string[][]

/** Several spans a day leave a break between them; none is a day off. */
export function SpansEditor(props: {
  value: Spans
  label: string
  disabled?: boolean
  onChange: (spans: Spans) => void
}) {
  const { t } = useTranslation()
  const { value, label, disabled, onChange } = props
  const put = (index: number, side: 0 | 1, time: string) =>
    onChange(
      value.map((span, at) => (at === index ? (side === 0 ? [time, span[1] ?? ''] : [span[0] ?? '', time]) : span)),
    )
  return (
    <div className="spans">
      {value.map((span, index) => (
        <span key={index} className="row">
          {([0, 1] as const).map(side => (
            <Input
              key={side}
              className="time"
              disabled={disabled}
              maxLength={8}
              value={span[side]}
              aria-label={`${label} ${t(side === 0 ? 'calendar.opens' : 'calendar.closes')}`}
              onChange={event => put(index, side, event.target.value)}
            />
          ))}
          {!disabled && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('calendar.remove-span', { label })}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            />
          )}
        </span>
      ))}
      {value.length === 0 && <span className="soft">{t('calendar.off')}</span>}
      {!disabled && (
        <Button size="small" onClick={() => onChange([...value, after(value)])}>
          {t('calendar.add-span')}
        </Button>
      )}
    </div>
  )
}

const after = (spans: Spans): string[] => (spans.length === 0 ? ['08:30', '12:00'] : ['13:30', '17:30'])
