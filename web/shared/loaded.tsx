import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorState } from './error-state.tsx'
import { Loading } from './loading.tsx'

/** Loading, failed, or there: the three faces of anything read from the server. */
export function Loaded<T>(props: { of: UseQueryResult<T>; rows?: number; children: (data: T) => ReactNode }) {
  const { of: query } = props
  if (query.data !== undefined) return props.children(query.data)
  if (query.isError) return <ErrorState error={query.error} retry={() => query.refetch()} />
  return <Loading rows={props.rows} />
}
