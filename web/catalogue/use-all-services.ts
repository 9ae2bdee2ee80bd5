import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ServiceLine } from '../api/index.ts'
import { servicesQuery } from './queries.ts'

/** Every service the reader may edit, retired ones too; null until the last page is there. */
export function useAllServices(enabled = true): { services: readonly ServiceLine[] | null; error: unknown } {
  const query = useInfiniteQuery({ ...servicesQuery({ all: true }), enabled })
  const { data, error, hasNextPage, fetchNextPage, isFetching } = query
  useEffect(() => {
    if (hasNextPage && !isFetching && error === null) fetchNextPage()
  }, [hasNextPage, isFetching, error, fetchNextPage])
  if (data === undefined || hasNextPage) return { services: null, error }
  return { services: data.pages.flatMap(page => page.items).filter(service => service.mayEdit), error }
}
