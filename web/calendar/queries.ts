import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
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

const beat = 700

/** Counted by a job: asked again until it is done. */
export const correctionQuery = (id: string, correction: string) =>
  queryOptions({
    queryKey: ['correction', correction],
    queryFn: () =>
      answer(api.GET('/calendars/{id}/corrections/{correction}', { params: { path: { id, correction } } })),
    refetchInterval: query => (query.state.data?.state === 'counting' ? beat : false),
  })

export const correctionTurnsQuery = (id: string, correction: string) =>
  infiniteQueryOptions({
    queryKey: ['correction', correction, 'turns'],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/calendars/{id}/corrections/{correction}/turns', {
          params: { path: { id, correction }, query: { after: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
