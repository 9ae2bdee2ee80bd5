import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { answer, api, isCode, type Session } from '../api/index.ts'
import { belongTo, forgetOwn } from '../shared/index.ts'

/** Who reads; null where nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      const session = await answer(api.GET('/session'))
      belongTo(session.person.id)
      return session
    } catch (error) {
      if (isCode(error, 'not-signed-in')) return null
      throw error
    }
  },
  staleTime: 5 * 60_000,
})

/** The reader of a page that only opens to those signed in. */
export function useReader(): Session {
  const { data } = useSuspenseQuery(sessionQuery)
  if (data === null) throw new Error('this page needs a reader')
  return data
}

export const useSession = (): Session | null => useSuspenseQuery(sessionQuery).data

/** Everything read and kept so far was for another pair of eyes; whoever signs out leaves nothing. */
export function useTakeSession(): (session: Session | null) => void {
  const client = useQueryClient()
  return session => {
    if (session === null) forgetOwn()
    else belongTo(session.person.id)
    client.removeQueries({ predicate: query => query.queryKey[0] !== 'session' })
    client.setQueryData(sessionQuery.queryKey, session)
  }
}
