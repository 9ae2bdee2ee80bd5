import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api, type Calendar } from '../api/index.ts'
import { useMutate } from '../shared/index.ts'

export type Definition = Calendar['definition']

/** A new version of a calendar, to which open work moves. */
export function useReviseCalendar(calendar: Calendar, after: () => void) {
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
