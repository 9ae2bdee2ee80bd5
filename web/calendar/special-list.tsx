import { useTranslation } from 'react-i18next'
import type { CalendarYear } from '../api/index.ts'
import { format, said, useLanguage } from '../shared/index.ts'
import { spanWords } from './span-words.ts'
import { type Stretch, specialDays } from './special-days.ts'

/** The same in words: what is off, what is worked instead, and what has hours of its own. */
export function SpecialList({ days }: { days: CalendarYear['days'] }) {
  const { t } = useTranslation()
  const stretches = specialDays(days)
  return (
    <section className="special-days">
      <h3>{t('calendar.special')}</h3>
      {stretches.length === 0 && <p className="soft">{t('calendar.none-special')}</p>}
      <ul>
        {stretches.map(stretch => (
          <li key={stretch.from}>
            <Line stretch={stretch} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Line({ stretch: { from, to, kind, name, spans } }: { stretch: Stretch }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const day = (date: string) =>
    format(Date.parse(`${date}T00:00:00Z`), 'UTC', language, { month: 'short', day: 'numeric', weekday: 'short' })
  const hours = spans.map(span => spanWords(span, language)).join(t('shared.comma'))
  return (
    <>
      <span className="special-when">{from === to ? day(from) : `${day(from)} – ${day(to)}`}</span>
      <span className={`chip day-${kind}`}>{t(`calendar.kind.${kind}`)}</span>
      <span>
        {name && said(name, language)} <span className="soft">{hours}</span>
      </span>
    </>
  )
}
