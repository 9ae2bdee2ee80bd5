import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/index.ts'
import type { WorkSearch } from './work-search.ts'

export const homeQuery = queryOptions({
  queryKey: ['home'],
  queryFn: () => answer(api.GET('/home')),
})

export const commitmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['commitment', id],
    queryFn: () => answer(api.GET('/commitments/{id}', { params: { path: { id } } })),
  })

export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['timeline', id],
    queryFn: ({ pageParam }) =>
      answer(api.GET('/commitments/{id}/timeline', { params: { path: { id }, query: { after: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
  })

export const explanationQuery = (id: string, clock: string, run: number) =>
  queryOptions({
    queryKey: ['commitment', id, 'explanation', clock, run],
    queryFn: () =>
      answer(api.GET('/commitments/{id}/explanation', { params: { path: { id }, query: { clock, run } } })),
  })

export const commitmentsQuery = (wanted: WorkSearch & { open?: boolean }) =>
  infiniteQueryOptions({
    queryKey: ['commitments', wanted],
    queryFn: ({ pageParam }) =>
      answer(api.GET('/commitments', { params: { query: { ...wanted, after: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: before => before,
  })

export const notificationsQuery = infiniteQueryOptions({
  queryKey: ['notifications'],
  queryFn: ({ pageParam }) => answer(api.GET('/notifications', { params: { query: { after: pageParam, limit: 30 } } })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next ?? undefined,
})
