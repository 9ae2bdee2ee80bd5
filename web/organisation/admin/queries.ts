import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { type Answer, answer, api } from '../../api/index.ts'

export type Person = Answer<'/people/{id}'>
export type OrganisationImport = Answer<'/organisation/imports/{id}'>
export type ImportProblem = Answer<'/organisation/imports/{id}/problems'>['items'][number]
export type ImportChange = Answer<'/organisation/imports/{id}/changes'>['items'][number]

export const membersQuery = (q: string, unit?: string) =>
  infiniteQueryOptions({
    queryKey: ['people', 'list', q, unit],
    queryFn: ({ pageParam }) =>
      answer(api.GET('/people', { params: { query: { q: q || undefined, unit, after: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: before => before,
  })

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['person', id],
    queryFn: () => answer(api.GET('/people/{id}', { params: { path: { id } } })),
  })

export const postsQuery = queryOptions({
  queryKey: ['posts'],
  queryFn: () => answer(api.GET('/posts', { params: { query: { limit: 200 } } })),
  staleTime: 10 * 60_000,
})

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['organisation-import', id],
    queryFn: () => answer(api.GET('/organisation/imports/{id}', { params: { path: { id } } })),
  })

export const problemsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['organisation-import', id, 'problems'],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/organisation/imports/{id}/problems', {
          params: { path: { id }, query: { after: pageParam, limit: 50 } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
  })

export const changesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['organisation-import', id, 'changes'],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/organisation/imports/{id}/changes', {
          params: { path: { id }, query: { after: pageParam, limit: 50 } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
  })

/** Everything that a change of the organisation touches. */
export const organisationKeys = ['units', 'unit', 'people', 'person', 'posts', 'accounts', 'session']
