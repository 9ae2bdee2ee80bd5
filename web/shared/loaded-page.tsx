import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isCode } from '../api/problem.ts'
import { ErrorState } from './error-state.tsx'
import { Loading } from './loading.tsx'
import { Page } from './page.tsx'

/** A page that is all about one thing read from the server; without it there is a page all the same. */
export function LoadedPage<T>({ of: query, children }: { of: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  const { t } = useTranslation()
  if (query.data !== undefined) return children(query.data)
  if (query.isError) {
    return (
      <Page title={t(isCode(query.error, 'not-found') ? 'shared.not-there' : 'shared.not-read')}>
        <ErrorState error={query.error} retry={() => query.refetch()} />
      </Page>
    )
  }
  return (
    <div className="page">
      <Loading rows={8} />
    </div>
  )
}
