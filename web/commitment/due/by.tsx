import { dayEndedBy, type Target } from '@huke/core/calendar'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { exactTime, nearDate, nearTime, useLanguage, useNow, useZone } from '../../shared/index.ts'
import { useWorkCalendar } from './work-calendar.tsx'

/** A due time as people say it: 'by the end of Tue' rather than 'by Wed 08:30'. `endOf` is the day whose work it ends. */
export function useSayDue(): (at: number, endOf: string | null) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  const zone = useZone()
  const now = useNow()
  return (at, endOf) =>
    endOf === null
      ? t('commitment.by.time', { time: nearTime(at, now, zone, language) })
      : t('commitment.by.end-of', { day: nearDate(endOf, now, zone, language) })
}

/** The same on the page of a commitment, whose calendar knows when a day ends; `target` = what made the due time. */
export function useSayBy(): (at: number, target?: Target | null) => string {
  const say = useSayDue()
  const calendar = useWorkCalendar()
  return (at, target) =>
    say(at, calendar === null || target?.kind === 'calendar-time' ? null : dayEndedBy(calendar, at))
}

export function By({ at, target }: { at: number; target?: Target | null }) {
  const say = useSayBy()
  const language = useLanguage()
  const zone = useZone()
  return (
    <Tooltip title={exactTime(at, zone, language)}>
      <time dateTime={new Date(at).toISOString()}>{say(at, target)}</time>
    </Tooltip>
  )
}
