import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Calendar, isCode } from '../api/index.ts'
import { ProblemText, useLeaveGuard } from '../shared/index.ts'
import { RecurringDays } from './recurring-days.tsx'
import { useCheck } from './use-check.ts'
import { useCorrect, useRevise } from './use-change.ts'
import { useWeekDraft } from './use-week-draft.ts'
import { WeekGrid } from './week-grid.tsx'
import { WeekPicker } from './week-picker.tsx'
import { WhenChoice } from './when-choice.tsx'

/** The ordinary week, from a date on where it changes, and the days off in every year. */
export function WeeklyHours(props: {
  calendar: Calendar
  onDone: () => void
  onPrepared: (correction: string) => void
}) {
  const { t } = useTranslation()
  const { calendar, onDone, onPrepared } = props
  const { definition, mayEdit } = calendar
  const draft = useWeekDraft(calendar)
  const revise = useRevise(calendar, onDone)
  const correct = useCorrect(calendar, onPrepared)
  const problems = useCheck({ ...definition, ...draft.whole }, draft.isChanged)
  const place = draft.chosen === 0 ? '' : `/later/${draft.chosen - 1}`
  const at = (path: string) => problems.filter(problem => problem.path === path || problem.path.startsWith(`${path}/`))
  const elsewhere = problems.filter(({ path }) => path === `${place}/weekly` || !path.startsWith(`${place}/weekly/`))
  const isCorrection = draft.past !== null && draft.when.kind === 'wrong'
  const error = revise.error ?? correct.error
  useLeaveGuard(draft.isChanged && !revise.isSuccess)
  return (
    <section className="panel">
      <h2>{t('calendar.week')}</h2>
      {error !== null && (
        <div className="error-state" role="alert">
          <ProblemText error={error} />
          {isCode(error, 'calendar.stale-version') && <Button onClick={onDone}>{t('calendar.load-newest')}</Button>}
        </div>
      )}
      <WeekPicker
        weeks={draft.weeks}
        chosen={draft.chosen}
        today={calendar.today}
        mayRemove={!calendar.measured || (draft.week.from ?? '') > calendar.today}
        disabled={!mayEdit}
        onChoose={draft.choose}
        onMove={from => draft.edit({ from })}
        onRemove={draft.remove}
      />
      <WeekGrid
        weekly={draft.week.weekly}
        disabled={!mayEdit}
        problemsAt={weekday => at(`${place}/weekly/${weekday}`).map(({ words }) => words)}
        onChange={weekly => draft.edit({ weekly })}
      />
      {mayEdit && draft.joined !== null && (
        <div className="notice row wrap spread gap-below">
          <p>{t('calendar.nights.as-two')}</p>
          <Button onClick={() => draft.joined && draft.replace(draft.joined)}>{t('calendar.nights.as-one')}</Button>
        </div>
      )}
      <RecurringDays
        value={draft.week.recurringHolidays}
        disabled={!mayEdit}
        onChange={recurringHolidays => draft.edit({ recurringHolidays })}
      />
      {elsewhere.map(({ path, words }) => (
        <p key={path + words} className="problem-text" role="alert">
          {words}
        </p>
      ))}
      {draft.past !== null && problems.length === 0 && (
        <WhenChoice past={draft.past} earliest={draft.earliest} value={draft.when} onChange={draft.setWhen} />
      )}
      {mayEdit && (
        <div className="row wrap">
          <Button
            type="primary"
            disabled={!draft.isChanged || problems.length > 0 || (isCorrection && draft.when.reason.trim() === '')}
            loading={revise.isPending || correct.isPending}
            onClick={() =>
              isCorrection
                ? correct.mutate({ reason: draft.when.reason, news: draft.whole })
                : revise.mutate(draft.news)
            }
          >
            {t(isCorrection ? 'calendar.correction.look' : 'shared.save')}
          </Button>
          <Button onClick={draft.add}>{t('calendar.weeks.add')}</Button>
          {draft.past === null && (
            <span className="soft small">
              {t(calendar.measured ? 'calendar.changes-count' : 'calendar.changes-free')}
            </span>
          )}
        </div>
      )}
    </section>
  )
}
