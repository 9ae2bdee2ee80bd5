import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answer, api } from '../../api/index.ts'

export const accountShows = ['everybody', 'without-account', 'without-password', 'closed', 'with-role'] as const
export type AccountShow = (typeof accountShows)[number]

export const accountCountsQuery = queryOptions({
  queryKey: ['accounts', 'counts'],
  queryFn: () => answer(api.GET('/account-counts')),
})

export const accountsQuery = (q: string, show: AccountShow) =>
  infiniteQueryOptions({
    queryKey: ['accounts', 'list', q, show],
    queryFn: ({ pageParam }) =>
      answer(api.GET('/accounts', { params: { query: { q: q || undefined, show, after: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: before => before,
  })

export const askingHelpersQuery = infiniteQueryOptions({
  queryKey: ['asking-helpers'],
  queryFn: ({ pageParam }) =>
    answer(api.GET('/asking-helpers', { params: { query: { after: pageParam, limit: 50 } } })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next ?? undefined,
})

export const everybodysTokensQuery = infiniteQueryOptions({
  queryKey: ['tokens', 'everybodys'],
  queryFn: ({ pageParam }) =>
    answer(api.GET('/tokens', { params: { query: { everybodys: true, after: pageParam, limit: 50 } } })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next ?? undefined,
})

export const logGroups = [
  'all',
  'session',
  'session.refused',
  'account',
  'second-factor',
  'token',
  'delegation',
  'organisation',
  'unit',
  'person',
  'service',
  'calendar',
  'history',
  'mail',
] as const
export type LogGroup = (typeof logGroups)[number]

export const adminLogQuery = (of: LogGroup) =>
  infiniteQueryOptions({
    queryKey: ['admin-log', of],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/admin-log', {
          params: { query: { action: of === 'all' ? undefined : of, after: pageParam, limit: 50 } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
  })

export const everybodysDelegationsQuery = infiniteQueryOptions({
  queryKey: ['delegations', 'everybodys'],
  queryFn: ({ pageParam }) =>
    answer(api.GET('/delegations', { params: { query: { everybodys: true, after: pageParam, limit: 50 } } })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next ?? undefined,
})
