import { infiniteQueryOptions } from '@tanstack/react-query'
import { type Answer, answer, api } from '../../api/index.ts'

export type Part = Answer<'/units/{id}/assignment'>['items'][number]
export type Unable = Answer<'/units/{id}/unable'>['items'][number]

export const assignmentQuery = (unit: string) =>
  infiniteQueryOptions({
    queryKey: ['assignment', unit],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/units/{id}/assignment', { params: { path: { id: unit }, query: { after: pageParam, limit: 100 } } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
  })

export const unableQuery = (unit: string) =>
  infiniteQueryOptions({
    queryKey: ['unable', unit],
    queryFn: ({ pageParam }) =>
      answer(api.GET('/units/{id}/unable', { params: { path: { id: unit }, query: { after: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    retry: false,
  })
