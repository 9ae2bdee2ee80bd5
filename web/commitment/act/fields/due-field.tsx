import { dayEndedBy } from '@huke/core/calendar'
import { Button, Form } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { MomentInput, nearDate, useLanguage, useNow, useZone } from '../../../shared/index.ts'
import { useSayBy } from '../../due/by.tsx'
import { dayEnds } from '../../due/day-ends.ts'
import { useWorkCalendar } from '../../due/work-calendar.tsx'

/** How many of the next days' ends are offered at a touch. */
const shown = 4

/** A time to come: a date and an hour, or the end of one of the next days' work. */
export function DueField(props: {
  name?: 'dueBy' | 'until'
  label: 'commitment.field.dueBy' | 'commitment.field.until' | 'commitment.field.other-time'
  extra?: ReactNode
  needed?: boolean
}) {
  const { t } = useTranslation()
  const { name = 'dueBy', label, extra, needed } = props
  return (
    <Form.Item
      name={name}
      label={t(label)}
      extra={
        <>
          <DayEnds name={name} />
          {extra}
        </>
      }
      rules={[{ required: needed, message: t('shared.needed') }]}
    >
      <MomentInput />
    </Form.Item>
  )
}

function DayEnds({ name }: { name: string }) {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const calendar = useWorkCalendar()
  const language = useLanguage()
  const zone = useZone()
  const say = useSayBy()
  const now = useNow()
  const chosen = Form.useWatch<number | undefined>(name)
  if (calendar === null) return null
  return (
    <fieldset className="day-ends" aria-label={t('commitment.near-ends')}>
      {dayEnds(calendar, now, shown).map(at => (
        <Button
          key={at}
          type={at === chosen ? 'primary' : 'default'}
          aria-pressed={at === chosen}
          onClick={() => form.setFields([{ name, value: at, errors: [] }])}
        >
          {label(at)}
        </Button>
      ))}
    </fieldset>
  )

  function label(at: number): string {
    const date = calendar === null ? null : dayEndedBy(calendar, at)
    return date === null ? say(at) : t('commitment.by.day-end', { day: nearDate(date, now, zone, language) })
  }
}
