import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Calendar, isCode } from '../api/index.ts'
import { ProblemText, useLeaveGuard } from '../shared/index.ts'
import { RecurringDays } from './recurring-days.tsx'
import { type Spans, SpansEditor } from './spans-editor.tsx'
import { useCheck } from './use-check.ts'
import { useReviseCalendar } from './use-revise.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** The ordinary week, and the days off in every year. Begins from the version it was opened with. */
export function WeeklyHours({ calendar, onDone }: { calendar: Calendar; onDone: () => void }) {
  const { t } = useTranslation()
  const { definition, mayEdit } = calendar
  const [weekly, setWeekly] = useState<Record<string, Spans>>(() => ({ ...definition.weekly }))
  const [recurring, setRecurring] = useState<readonly string[]>(definition.recurringHolidays)
  const news = { weekly: withoutEmpty(weekly), recurringHolidays: [...recurring] }
  const isChanged =
    JSON.stringify(news.weekly) !== JSON.stringify(withoutEmpty({ ...definition.weekly })) ||
    String(recurring) !== String(definition.recurringHolidays)
  const revise = useReviseCalendar(calendar, onDone)
  const problems = useCheck({ ...definition, ...news }, isChanged)
  const at = (path: string) => problems.filter(problem => problem.path === path || problem.path.startsWith(`${path}/`))
  const whole = problems.filter(({ path }) => path === '/weekly' || !path.startsWith('/weekly'))
  useLeaveGuard(isChanged && !revise.isSuccess)
  return (
    <section className="panel">
      <h2>{t('calendar.week')}</h2>
      {revise.isError && (
        <div className="error-state" role="alert">
          <ProblemText error={revise.error} />
          {isCode(revise.error, 'calendar.stale-version') && (
            <Button onClick={onDone}>{t('calendar.load-newest')}</Button>
          )}
        </div>
      )}
      <dl className="week">
        {weekdays.map(weekday => (
          <div key={weekday} className="week-day">
            <dt>{t(`calendar.weekday.${weekday}`)}</dt>
            <dd>
              <SpansEditor
                label={t(`calendar.weekday.${weekday}`)}
                disabled={!mayEdit}
                value={weekly[weekday] ?? []}
                onChange={spans => setWeekly({ ...weekly, [weekday]: spans })}
              />
              {at(`/weekly/${weekday}`).map(({ path, words }) => (
                <p key={path + words} className="problem-text" role="alert">
                  {words}
                </p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <RecurringDays value={recurring} disabled={!mayEdit} onChange={setRecurring} />
      {whole.map(({ path, words }) => (
        <p key={path + words} className="problem-text" role="alert">
          {words}
        </p>
      ))}
      {mayEdit && (
        <p className="row wrap">
          <Button
            type="primary"
            disabled={!isChanged || problems.length > 0}
            loading={revise.isPending}
            onClick={() => revise.mutate(news)}
          >
            {t('shared.save')}
          </Button>
          <span className="soft small">{t('calendar.changes-count')}</span>
        </p>
      )}
    </section>
  )
}

const withoutEmpty = (weekly: Record<string, Spans>): Record<string, Spans> =>
  Object.fromEntries(weekdays.flatMap(day => (weekly[day]?.length ? [[day, weekly[day]]] : [])))
