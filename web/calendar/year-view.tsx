import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Calendar } from '../api/index.ts'
import { Loaded } from '../shared/index.ts'
import { Month } from './month.tsx'
import { OfficialDays } from './official-days.tsx'
import { calendarYearQuery } from './queries.ts'
import { SpecialList } from './special-list.tsx'
import { useKnownYear } from './use-known-year.ts'
import { YearByHandDialog } from './year-by-hand-dialog.tsx'

/** A year on one page: days off, make-up days and exceptions each with their own mark. */
export function YearView(props: {
  calendar: Calendar
  onPick: ((date: string) => void) | null
  onPrepared: (correction: string) => void
}) {
  const { t } = useTranslation()
  const { calendar, onPick, onPrepared } = props
  const [year, setYear] = useState(() => new Date().getFullYear())
  const [byHand, setByHand] = useState(false)
  const days = useQuery(calendarYearQuery(calendar.id, year))
  const known = useKnownYear(calendar, year)
  return (
    <section className="panel" aria-label={t('calendar.year-view')}>
      <div className="row wrap spread gap-below">
        <div className="row">
          <Button icon={<LeftOutlined />} aria-label={t('calendar.year-before')} onClick={() => setYear(year - 1)} />
          <h2>{year}</h2>
          <Button icon={<RightOutlined />} aria-label={t('calendar.year-after')} onClick={() => setYear(year + 1)} />
        </div>
        <ul className="year-legend">
          {legend(days.data?.officialMissing).map(kind => (
            <li key={kind}>
              <span className={`day day-${kind}`} aria-hidden>
                {t(`calendar.mark.${kind}`)}
              </span>
              {t(`calendar.kind.${kind}`)}
            </li>
          ))}
        </ul>
      </div>
      <Loaded of={days} rows={8}>
        {data => (
          <>
            {data.officialMissing && (
              <OfficialDays
                calendar={calendar}
                year={year}
                published={data.officialPublished}
                onByHand={() => setByHand(true)}
                onPrepared={onPrepared}
              />
            )}
            <div className="year">
              {Array.from({ length: 12 }, (_, month) => (
                <Month
                  key={`${year}-${month}`}
                  year={year}
                  month={month}
                  days={data.days.filter(day => Number(day.date.slice(5, 7)) === month + 1)}
                  onPick={onPick}
                />
              ))}
            </div>
            <SpecialList days={data.days} />
          </>
        )}
      </Loaded>
      {calendar.mayEdit && days.data?.officialMissing === false && (
        <p className="row wrap">
          <button type="button" className="text-button" onClick={() => setByHand(true)}>
            {t('calendar.by-hand-of', { year })}
          </button>
          {calendar.definition.officialYears?.includes(year) && (
            <button type="button" className="text-button" onClick={() => known.mutate(false)}>
              {t('calendar.known.doubt', { year })}
            </button>
          )}
        </p>
      )}
      <YearByHandDialog
        key={year}
        calendar={calendar}
        year={year}
        open={byHand}
        onClose={() => setByHand(false)}
        onPrepared={onPrepared}
      />
    </section>
  )
}

/** What is uncertain is named only where there is any of it. */
const legend = (isUncertain = false) =>
  isUncertain
    ? (['unknown-official', 'exception'] as const)
    : (['working', 'weekend', 'holiday', 'make-up', 'exception'] as const)
