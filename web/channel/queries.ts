import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/index.ts'

export const mailPreferencesQuery = queryOptions({
  queryKey: ['mail-preferences'],
  queryFn: () => answer(api.GET('/mail/preferences')),
})

/** How it goes with the server changes without anybody asking. */
const everyMs = 15_000

export const mailSettingsQuery = queryOptions({
  queryKey: ['mail', 'settings'],
  queryFn: () => answer(api.GET('/mail/settings')),
  refetchInterval: everyMs,
})

export const undeliveredQuery = infiniteQueryOptions({
  queryKey: ['mail', 'undelivered'],
  queryFn: ({ pageParam }) => answer(api.GET('/mail/undelivered', { params: { query: { after: pageParam } } })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next ?? undefined,
})

export const outboxQuery = infiniteQueryOptions({
  queryKey: ['mail', 'outbox'],
  queryFn: ({ pageParam }) => answer(api.GET('/mail/outbox', { params: { query: { after: pageParam } } })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next ?? undefined,
  refetchInterval: everyMs,
})

export const outboxMailQuery = (id: string) =>
  queryOptions({
    queryKey: ['mail', 'outbox', 'one', id],
    queryFn: () => answer(api.GET('/mail/outbox/{id}', { params: { path: { id } } })),
  })
