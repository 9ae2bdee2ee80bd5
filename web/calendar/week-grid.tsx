import { useTranslation } from 'react-i18next'
import type { Definition } from './use-change.ts'
import { SpansEditor } from './spans-editor.tsx'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** The hours of each weekday, with what is wrong about them beside it. */
export function WeekGrid(props: {
  weekly: Definition['weekly']
  disabled: boolean
  problemsAt: (weekday: string) => readonly string[]
  onChange: (weekly: Definition['weekly']) => void
}) {
  const { t } = useTranslation()
  const { weekly, disabled, problemsAt, onChange } = props
  return (
    <dl className="week">
      {weekdays.map(weekday => (
        <div key={weekday} className="week-day">
          <dt>{t(`calendar.weekday.${weekday}`)}</dt>
          <dd>
            <SpansEditor
              label={t(`calendar.weekday.${weekday}`)}
              disabled={disabled}
              value={weekly[weekday] ?? []}
              onChange={spans => onChange({ ...weekly, [weekday]: spans })}
            />
            {problemsAt(weekday).map(words => (
              <p key={words} className="problem-text" role="alert">
                {words}
              </p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
