import { useTranslation } from 'react-i18next'
import type { CalendarYear } from '../api/index.ts'
import { dateWords, format, said, useLanguage } from '../shared/index.ts'
import { spanWords } from './span-words.ts'

type Day = CalendarYear['days'][number]

interface Props {
  year: number
  month: number
  days: readonly Day[]
  onPick: ((date: string) => void) | null
}

/** One month, weeks from Monday. */
export function Month({ year, month, days, onPick }: Props) {
  const language = useLanguage()
  const first = Date.UTC(year, month, 1)
  const lead = (new Date(first).getUTCDay() + 6) % 7
  const name = format(first, 'UTC', language, { month: 'long' })
  return (
    <section className="month" aria-label={name}>
      <h3>{name}</h3>
      <div className="month-days month-heads" aria-hidden>
        {Array.from({ length: 7 }, (_, index) => (
          <span key={index}>{format(Date.UTC(2024, 0, 1 + index), 'UTC', language, { weekday: 'narrow' })}</span>
        ))}
      </div>
      <div className="month-days">
        {Array.from({ length: lead }, (_, index) => (
          <span key={`lead-${index}`} />
        ))}
        {days.map(day => (
          <DayCell key={day.date} day={day} onPick={onPick} />
        ))}
      </div>
    </section>
  )
}

function DayCell({ day, onPick }: { day: Day; onPick: Props['onPick'] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const spans = day.spans.map(span => spanWords(span, language)).join(' ')
  const name = day.name ? said(day.name, language) : t(`calendar.kind.${day.kind}`)
  const about = `${dateWords(day.date, language)} · ${name}${spans ? ` · ${spans}` : ''}`
  return (
    <button
      type="button"
      className={`day day-${day.kind}`}
      title={about}
      aria-label={about}
      disabled={onPick === null}
      onClick={() => onPick?.(day.date)}
    >
      {Number(day.date.slice(8))}
    </button>
  )
}
