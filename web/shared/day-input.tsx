import { DatePicker } from 'antd'
import dayjs from 'dayjs'

const written = 'YYYY-MM-DD'

/** A day of the wall calendar, 'YYYY-MM-DD' or null. */
export function DayInput(props: {
  id?: string
  value?: string | null
  onChange?: (day: string | null) => void
  min?: string
  allowClear?: boolean
  disabled?: boolean
  placeholder?: string
  'aria-label'?: string
}) {
  const { value, onChange, min, allowClear = true, ...rest } = props
  return (
    <DatePicker
      {...rest}
      allowClear={allowClear}
      format={written}
      minDate={min === undefined ? undefined : dayjs(min)}
      value={value ? dayjs(value) : null}
      onChange={date => onChange?.(date ? date.format(written) : null)}
      className="day-input"
    />
  )
}
