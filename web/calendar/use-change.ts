import { type ChangedDays, type CalendarDefinition, calendarProblems, changedDays } from '@huke/core/calendar'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api, type Body, type Calendar } from '../api/index.ts'
import { useMutate } from '../shared/index.ts'

export type Definition = Calendar['definition']
type Official = NonNullable<Body<'/calendars/{id}/corrections', 'post'>['official']>

/** What is to be right, and why it was not. */
export interface Correction {
  readonly reason: string
  readonly news?: Partial<Definition>
  readonly official?: Official
}

/** The days that are over, or have begun, and would become others; null where matters would not notice. */
export function pastDays(calendar: Calendar, news: Partial<Definition>): ChangedDays | null {
  if (!calendar.measured) return null
  const after = known({ ...calendar.definition, ...news })
  if (calendarProblems(after).length > 0) return null
  return changedDays(known(calendar.definition), after, calendar.today)
}

/** As core knows it: the shape over HTTP cannot say that a span is two times. */
export const known = (definition: Definition): CalendarDefinition => definition as unknown as CalendarDefinition

/** A new version of a calendar from tomorrow on, to which open work moves. */
export function useRevise(calendar: Calendar, after: () => void) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  return useMutate(
    (news: Partial<Definition>) =>
      answer(
        api.PUT('/calendars/{id}', {
          params: { path: { id: calendar.id } },
          body: { baseVersion: calendar.version, definition: { ...calendar.definition, ...news } },
        }),
      ),
    {
      touches: ['calendar', 'calendars'],
      quiet: true,
      after: saved => {
        message.success(t('calendar.saved', { version: saved.version }))
        after()
      },
    },
  )
}

/** Has counted what a correction would turn; `onPrepared` shows it. */
export function useCorrect(calendar: Calendar, onPrepared: (correction: string) => void) {
  return useMutate(
    ({ reason, news, official }: Correction) =>
      answer(
        api.POST('/calendars/{id}/corrections', {
          params: { path: { id: calendar.id } },
          body: {
            baseVersion: calendar.version,
            reason,
            ...(official === undefined ? { definition: { ...calendar.definition, ...news } } : { official }),
          },
        }),
      ),
    { quiet: true, after: prepared => onPrepared(prepared.id) },
  )
}
