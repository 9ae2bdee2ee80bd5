import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { type Answer, answer, api, type Body } from '../../api/index.ts'

export type Plan = Answer<'/units/{id}/ending/plan'>
export type Ending = NonNullable<Plan['ending']>
export type Answers = Body<'/units/{id}/end', 'post'>

export const planQuery = (id: string) =>
  queryOptions({
    queryKey: ['unit', id, 'ending-plan'],
    queryFn: () => answer(api.GET('/units/{id}/ending/plan', { params: { path: { id } } })),
  })

/** Asked again while it goes on, so that its progress is seen. */
export const endingQuery = (id: string) =>
  queryOptions({
    queryKey: ['unit', id, 'ending'],
    queryFn: () => answer(api.GET('/units/{id}/ending', { params: { path: { id } } })),
    refetchInterval: query => (query.state.data?.ending?.state === 'running' ? 2000 : false),
  })

export const mattersQuery = (id: string, side: 'owes' | 'owed') =>
  infiniteQueryOptions({
    queryKey: ['unit', id, 'ending-matters', side],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/units/{id}/ending/matters', {
          params: { path: { id }, query: { side, after: pageParam, limit: 20 } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
  })

export const importEndingsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['organisation-import', id, 'endings'],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/organisation/imports/{id}/endings', {
          params: { path: { id }, query: { after: pageParam, limit: 50 } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
  })

export const directMembersQuery = (unit: string) =>
  infiniteQueryOptions({
    queryKey: ['people', 'direct', unit],
    queryFn: ({ pageParam }) =>
      answer(api.GET('/people', { params: { query: { unit, direct: true, after: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
  })
