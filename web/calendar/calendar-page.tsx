import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Calendar } from '../api/index.ts'
import { Loaded, Page, said, useLanguage } from '../shared/index.ts'
import { DayDialog } from './day-dialog.tsx'
import { calendarQuery } from './queries.ts'
import { useReviseCalendar } from './use-revise.ts'
import { WeeklyHours } from './weekly-hours.tsx'
import { YearView } from './year-view.tsx'

export function CalendarPage() {
  const { id } = useParams({ from: '/inside/admin/calendars/$id' })
  return <Loaded of={useQuery(calendarQuery(id))}>{calendar => <Whole of={calendar} />}</Loaded>
}

/** When people work: the week, and every day of a year. */
function Whole({ of: calendar }: { of: Calendar }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [day, setDay] = useState<string | null>(null)
  const revise = useReviseCalendar(calendar, () => setDay(null))
  return (
    <Page
      title={said(calendar.name, language)}
      intro={`${calendar.timeZone} · ${t('calendar.version', { version: calendar.version })}`}
    >
      <div className="stack">
        <YearView calendar={calendar} onPick={calendar.mayEdit ? setDay : null} />
        <WeeklyHours key={calendar.version} calendar={calendar} revise={revise} />
        {calendar.mayEdit && <p className="soft small">{t('calendar.changes-count')}</p>}
      </div>
      <DayDialog date={day} calendar={calendar} revise={revise} onClose={() => setDay(null)} />
    </Page>
  )
}
