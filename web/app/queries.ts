import { QueryClient } from '@tanstack/react-query'
import { problemOf } from '../api/index.ts'

/** What the server refuses it will refuse again; what never reached it, or that it could not serve just now, is worth another try. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 3 && [0, 503].includes(problemOf(error)?.status ?? 0),
    },
    mutations: { retry: false },
  },
})
