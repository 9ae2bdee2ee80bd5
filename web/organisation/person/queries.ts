import { infiniteQueryOptions } from '@tanstack/react-query'
import { type Answer, answer, api } from '../../api/index.ts'

export type Holding = Answer<'/people/{id}/holdings'>['items'][number]
export type Absence = Answer<'/people/{id}/absences'>['items'][number]

export const holdingsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['holdings', id],
    queryFn: ({ pageParam }) =>
      answer(api.GET('/people/{id}/holdings', { params: { path: { id }, query: { after: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    retry: false,
  })

export const absencesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['absences', id],
    queryFn: ({ pageParam }) =>
      answer(api.GET('/people/{id}/absences', { params: { path: { id }, query: { after: pageParam, limit: 20 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    retry: false,
  })
