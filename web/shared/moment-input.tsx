import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone'
import utc from 'dayjs/plugin/utc'
import { useZone } from './zone.ts'

dayjs.extend(utc)
dayjs.extend(timezone)
const wall = 'YYYY-MM-DDTHH:mm'

/** A date and time on the reader's wall clock, whatever zone the machine is in; the value is an instant. */
export function MomentInput(props: { id?: string; value?: number; onChange?: (at: number | undefined) => void }) {
  const zone = useZone()
  const shown = props.value === undefined ? null : dayjs(dayjs(props.value).tz(zone).format(wall))
  return (
    <DatePicker
      id={props.id}
      showTime={{ format: 'HH:mm', minuteStep: 5, defaultOpenValue: dayjs('2000-01-01T17:00') }}
      format="YYYY-MM-DD HH:mm"
      minDate={dayjs()}
      value={shown}
      // Enter takes the date; it must not send the form the field stands in.
      onKeyDown={event => event.key === 'Enter' && event.preventDefault()}
      onChange={date => props.onChange?.(date ? dayjs.tz(date.format(wall), zone).valueOf() : undefined)}
      className="moment-input"
    />
  )
}
