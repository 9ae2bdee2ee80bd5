import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/index.ts'
import { useDebounced } from '../shared/index.ts'
import type { Definition } from './use-change.ts'

export interface CalendarProblem {
  readonly path: string
  readonly words: string
}

/** What would keep a definition from working, said while it is written; `path` is a JSON pointer into it. */
export function useCheck(definition: Definition, enabled: boolean): readonly CalendarProblem[] {
  const { t } = useTranslation()
  const calm = useDebounced(JSON.stringify(definition), 400)
  const { data } = useQuery({
    queryKey: ['calendar-check', calm],
    queryFn: () => answer(api.POST('/calendars/check', { body: { definition: JSON.parse(calm) } })),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: before => before,
  })
  if (!enabled) return []
  return (data?.problems ?? []).map(({ code, path }) => ({
    path,
    words: t(`calendar.problem.${code.replace('calendar.', '')}`),
  }))
}
