import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Calendar } from '../api/index.ts'
import { LoadedPage, Page, said, useLanguage } from '../shared/index.ts'
import { CorrectionDialog } from './correction-dialog.tsx'
import { DayDialog } from './day-dialog.tsx'
import { MakeDefault } from './make-default.tsx'
import { NameDialog } from './name-dialog.tsx'
import { calendarQuery } from './queries.ts'
import { VersionList } from './version-list.tsx'
import { WeeklyHours } from './weekly-hours.tsx'
import { YearView } from './year-view.tsx'

export function CalendarPage() {
  const { id } = useParams({ from: '/inside/admin/calendars/$id' })
  return <LoadedPage of={useQuery(calendarQuery(id))}>{calendar => <Whole key={id} newest={calendar} />}</LoadedPage>
}

/** When people work: every day of a year, and the week. */
function Whole({ newest }: { newest: Calendar }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [day, setDay] = useState<string | null>(null)
  const [naming, setNaming] = useState(false)
  const [correction, setCorrection] = useState<string | null>(null)
  const [week, setWeek] = useState(newest)
  const again = useQuery({ ...calendarQuery(newest.id), enabled: false })
  const renew = async () => {
    const { data } = await again.refetch()
    if (data) setWeek(data)
  }
  return (
    <Page
      title={said(newest.name, language)}
      above={
        <Link to="/admin/calendars" className="soft small">
          {t('calendar.calendars')}
        </Link>
      }
      intro={[
        newest.timeZone,
        t('calendar.version', { version: newest.version }),
        ...(newest.isDefault ? [t('calendar.default.is')] : []),
      ].join(' · ')}
      actions={
        newest.mayEdit && (
          <>
            {!newest.isDefault && <MakeDefault calendar={newest} />}
            <Button onClick={() => setNaming(true)}>{t('calendar.rename')}</Button>
          </>
        )
      }
    >
      <div className="stack">
        <YearView calendar={newest} onPick={newest.mayEdit ? setDay : null} onPrepared={setCorrection} />
        <WeeklyHours key={week.version} calendar={week} onDone={renew} onPrepared={setCorrection} />
        <VersionList calendar={newest} />
      </div>
      <DayDialog
        key={day}
        date={day}
        calendar={newest}
        onClose={() => setDay(null)}
        onSaved={renew}
        onPrepared={setCorrection}
      />
      <NameDialog calendar={newest} open={naming} onClose={() => setNaming(false)} onPrepared={setCorrection} />
      <CorrectionDialog
        calendar={newest}
        correction={correction}
        onClose={() => setCorrection(null)}
        onApplied={renew}
      />
    </Page>
  )
}
