import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/index.ts'

export const homeQuery = queryOptions({
  queryKey: ['home'],
  queryFn: () => answer(api.GET('/home')),
})
