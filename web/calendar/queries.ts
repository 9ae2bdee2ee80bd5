import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/index.ts'

export const calendarsQuery = queryOptions({
  queryKey: ['calendars'],
  queryFn: () => answer(api.GET('/calendars')),
})

export const calendarQuery = (id: string) =>
  queryOptions({
    queryKey: ['calendar', id],
    queryFn: () => answer(api.GET('/calendars/{id}', { params: { path: { id } } })),
  })

export const calendarYearQuery = (id: string, year: number) =>
  queryOptions({
    queryKey: ['calendar', id, 'year', year],
    queryFn: () => answer(api.GET('/calendars/{id}/year/{year}', { params: { path: { id, year } } })),
    placeholderData: before => before,
  })
