import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Calendar } from '../api/index.ts'
import { ProblemText } from '../shared/index.ts'
import { type Spans, SpansEditor } from './spans-editor.tsx'
import type { Revise } from './use-revise.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** The ordinary week. What is impossible is said by the server, with its place, and nothing is saved. */
export function WeeklyHours({ calendar, revise }: { calendar: Calendar; revise: Revise }) {
  const { t } = useTranslation()
  const [weekly, setWeekly] = useState<Record<string, Spans>>(() => ({ ...calendar.definition.weekly }))
  const isChanged = JSON.stringify(weekly) !== JSON.stringify(calendar.definition.weekly)
  return (
    <section className="panel">
      <h2>{t('calendar.week')}</h2>
      {revise.isError && (
        <div className="error-state" role="alert">
          <ProblemText error={revise.error} />
        </div>
      )}
      <dl className="week">
        {weekdays.map(weekday => (
          <div key={weekday} className="week-day">
            <dt>{t(`calendar.weekday.${weekday}`)}</dt>
            <dd>
              <SpansEditor
                label={t(`calendar.weekday.${weekday}`)}
                disabled={!calendar.mayEdit}
                value={weekly[weekday] ?? []}
                onChange={spans => setWeekly({ ...weekly, [weekday]: spans })}
              />
            </dd>
          </div>
        ))}
      </dl>
      {calendar.mayEdit && (
        <Button
          type="primary"
          disabled={!isChanged}
          loading={revise.isPending}
          onClick={() => revise.mutate({ weekly: withoutEmpty(weekly) })}
        >
          {t('shared.save')}
        </Button>
      )}
    </section>
  )
}

const withoutEmpty = (weekly: Record<string, Spans>): Record<string, Spans> =>
  Object.fromEntries(Object.entries(weekly).filter(([, spans]) => spans.length > 0))
