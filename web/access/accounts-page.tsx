import { useInfiniteQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/index.ts'
import { AdminPath, EmptyState, Loaded, More, Page, useDebounced } from '../shared/index.ts'
import { AccountRow } from './account-row.tsx'

/** People, their accounts and their roles. */
export function AccountsPage() {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const q = useDebounced(typed.trim())
  const accounts = useInfiniteQuery({
    queryKey: ['accounts', q],
    queryFn: ({ pageParam }) => answer(api.GET('/accounts', { params: { query: { q, after: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: before => before,
  })
  return (
    <Page title={t('access.accounts')} above={<AdminPath />} intro={t('access.accounts-intro')}>
      <Input.Search
        allowClear
        className="gap-below"
        placeholder={t('access.search-people')}
        aria-label={t('access.search-people')}
        onChange={event => setTyped(event.target.value)}
      />
      <Loaded of={accounts} rows={10}>
        {data => {
          const rows = data.pages.flatMap(page => page.items)
          return rows.length > 0 ? (
            <ul className="panel lines">
              {rows.map(account => (
                <AccountRow key={account.person.id} account={account} />
              ))}
            </ul>
          ) : (
            <EmptyState>{t('access.nobody-found')}</EmptyState>
          )
        }}
      </Loaded>
      <More of={accounts} />
    </Page>
  )
}
