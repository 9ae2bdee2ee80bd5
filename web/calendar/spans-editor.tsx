import { DeleteOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { passesMidnight, reachesMidnight } from './span-words.ts'

export type Spans = string[][]

/** Several spans a day leave a break between them; none is a day off. One that ends before it begins ends on the next date. */
export function SpansEditor(props: {
  value: Spans
  label: string
  disabled?: boolean
  onChange: (spans: Spans) => void
}) {
  const { t } = useTranslation()
  const { value, label, disabled, onChange } = props
  const put = (index: number, span: string[]) => onChange(value.map((old, at) => (at === index ? span : old)))
  return (
    <div className="spans">
      {value.map((span, index) => (
        <span key={index} className="row span">
          <SpanInput
            span={span}
            label={label}
            disabled={disabled}
            mayFollow={value.slice(0, index).some(reachesMidnight)}
            onChange={changed => put(index, changed)}
          />
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

/** Opening and closing. After a shift that reaches midnight, what follows may begin on the next date too. */
function SpanInput(props: {
  span: readonly string[]
  label: string
  disabled?: boolean
  mayFollow: boolean
  onChange: (span: string[]) => void
}) {
  const { t } = useTranslation()
  const { span, label, disabled, mayFollow, onChange } = props
  const [open = '', close = ''] = span
  const isNight = open.startsWith('+')
  const time = open.replace('+', '')
  const written = (opening: string, night: boolean) => (night ? `+${opening}` : opening)
  return (
    <>
      {(mayFollow || isNight) && (
        <Checkbox
          className="nowrap"
          disabled={disabled}
          checked={isNight}
          onChange={event => onChange([written(time, event.target.checked), close])}
        >
          {t('calendar.next-date')}
        </Checkbox>
      )}
      <Input
        className="time"
        disabled={disabled}
        maxLength={8}
        value={time}
        aria-label={`${label} ${t('calendar.opens')}`}
        onChange={event => onChange([written(event.target.value, isNight), close])}
      />
      <span aria-hidden>–</span>
      {!isNight && isWhole(close) && passesMidnight(span) && (
        <span className="soft small nowrap">{t('calendar.next-date')}</span>
      )}
      <Input
        className="time"
        disabled={disabled}
        maxLength={8}
        value={close}
        aria-label={`${label} ${t('calendar.closes')}`}
        onChange={event => onChange([open, event.target.value])}
      />
    </>
  )
}

/** Half written, every closing looks as if it came before the opening. */
const isWhole = (time: string): boolean => /^\d{2}:\d{2}/.test(time)

function after(spans: Spans): string[] {
  const last = spans.at(-1)
  if (last === undefined) return ['08:30', '12:00']
  return reachesMidnight(last) ? ['+00:30', '04:00'] : ['13:30', '17:30']
}
