import { answer, api, type Calendar } from '../api/index.ts'
import { useMutate } from '../shared/index.ts'

/** Says that all official days of a year are in a calendar, or that some are still missing. */
export function useKnownYear(calendar: Calendar, year: number) {
  const params = { path: { id: calendar.id, year } }
  return useMutate(
    (known: boolean) =>
      answer(
        known
          ? api.PUT('/calendars/{id}/known-years/{year}', { params })
          : api.DELETE('/calendars/{id}/known-years/{year}', { params }),
      ),
    { touches: ['calendar', 'calendars'] },
  )
}
