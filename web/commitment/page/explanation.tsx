import type { DueExplanation } from '@huke/core/calendar'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { spanWords } from '../../calendar/span-words.ts'
import { duration, format, type Language, Loaded, useLanguage, When } from '../../shared/index.ts'
import { explanationQuery } from '../queries.ts'

type Agreed = { agreed: { by: number; at: number } }

/** Why it is due then: day by day, with holidays, make-up days and pauses. */
export function Explanation(props: { id: string; clock: string; run: number }) {
  const explained = useQuery(explanationQuery(props.id, props.clock, props.run))
  return (
    <div className="explanation">
      <Loaded of={explained} rows={2}>
        {data =>
          'agreed' in data ? <ByAgreement of={data as Agreed} /> : <ByDays of={data as unknown as DueExplanation} />
        }
      </Loaded>
    </div>
  )
}

function ByAgreement({ of: { agreed } }: { of: Agreed }) {
  const { t } = useTranslation()
  return (
    <p className="small">
      {t('commitment.settled-on')} <When at={agreed.at} as="near" /> → <When at={agreed.by} as="near" />
    </p>
  )
}

function ByDays({ of: why }: { of: DueExplanation }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <>
      <p className="small soft">
        {t(why.unit === 'working' ? 'commitment.counts-working' : 'commitment.counts-always', {
          time: duration(why.allowedSeconds, language),
          zone: why.timeZone,
        })}
        {why.pausedSeconds > 0 && ` ${t('commitment.paused-for', { time: duration(why.pausedSeconds, language) })}`}
      </p>
      <ul className="explained small">
        {why.days.map(day => (
          <li key={day.date} className={day.seconds === 0 ? 'soft' : undefined}>
            <span className="nowrap">{dayWords(day.date, language)}</span>
            <span>
              {day.kind !== 'working' && <strong>{day.name ?? t(`commitment.day.${day.kind}`)} </strong>}
              {day.spans.map(span => (
                <Fragment key={span[0]}>
                  <span className="nowrap">{spanWords(span, language)}</span>{' '}
                </Fragment>
              ))}
            </span>
            <span className="nowrap">{day.seconds > 0 ? duration(day.seconds, language) : '–'}</span>
          </li>
        ))}
      </ul>
      {why.omitted && <p className="small soft">{t('commitment.days-omitted', { count: why.omitted.days })}</p>}
    </>
  )
}

const dayWords = (date: string, language: Language): string =>
  format(Date.parse(`${date}T00:00:00Z`), 'UTC', language, { month: 'short', day: 'numeric', weekday: 'short' })
