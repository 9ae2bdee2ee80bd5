import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/index.ts'
import { EmptyState, Loaded, More, useDebounced } from '../../shared/index.ts'
import { may } from '../may.ts'
import { useReader } from '../session.ts'
import { AccountTable } from './account-table.tsx'
import { Demanded } from './demanded.tsx'
import { FirstPasswordDialog, type Given } from './first-password-dialog.tsx'
import { PeopleFrame } from './people-frame.tsx'
import { accountCountsQuery, accountShows, accountsQuery } from './queries.ts'

/** Who can sign in, and with which roles. */
export function AccountsPage() {
  const reader = useReader()
  if (may(reader, 'account.edit')) return <Accounts />
  return <Navigate to={may(reader, 'delegation.edit') ? '/admin/people/delegations' : '/admin/people/log'} replace />
}

/** A password that was just made stays in sight, whatever becomes of its row in the list. */
function Accounts() {
  const { t } = useTranslation()
  const reader = useReader()
  const { show = 'everybody' } = useSearch({ from: '/inside/admin/people' })
  const navigate = useNavigate({ from: '/admin/people' })
  const [typed, setTyped] = useState('')
  const [given, setGiven] = useState<Given | null>(null)
  const q = useDebounced(typed.trim())
  const counts = useQuery(accountCountsQuery)
  const accounts = useInfiniteQuery(accountsQuery(q, show))
  return (
    <PeopleFrame intro={t('access.admin.accounts-intro')}>
      {reader.demo ? (
        <p className="notice gap-below">{t('access.admin.demo')}</p>
      ) : (
        counts.data && <Counts of={counts.data} />
      )}
      {!reader.demo && <Demanded />}
      <search className="row wrap gap-below">
        <Input.Search
          allowClear
          className="admin-search"
          placeholder={t('access.search-people')}
          aria-label={t('access.search-people')}
          onChange={event => setTyped(event.target.value)}
        />
        <Select
          className="account-show"
          aria-label={t('access.admin.show')}
          value={show}
          options={accountShows.map(value => ({ value, label: t(`access.admin.shows.${value}`) }))}
          onChange={chosen => navigate({ search: { show: chosen === 'everybody' ? undefined : chosen } })}
        />
      </search>
      <Loaded of={accounts} rows={10}>
        {data => {
          const rows = data.pages.flatMap(page => page.items)
          if (rows.length === 0) return <EmptyState>{t('access.nobody-found')}</EmptyState>
          return <AccountTable accounts={rows} onPassword={setGiven} />
        }}
      </Loaded>
      <More of={accounts} />
      <FirstPasswordDialog given={given} onClose={() => setGiven(null)} />
    </PeopleFrame>
  )
}

function Counts({ of: counts }: { of: Answer<'/account-counts'> }) {
  const { t } = useTranslation()
  const { people, withoutAccount, withoutPassword, administrators, officers } = counts
  return (
    <p className="gap-below">
      {t('access.admin.counts', { people, ready: people - withoutAccount - withoutPassword })}{' '}
      <span className="soft">{t('access.admin.counts-roles', { administrators, officers })}</span>
    </p>
  )
}
