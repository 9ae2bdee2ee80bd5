import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommitmentLine } from '../api/index.ts'
import { EmptyState, Loaded, More, Page } from '../shared/index.ts'
import { commitmentsQuery } from './queries.ts'
import { AssignMany } from './work/assign-many.tsx'
import { Filters } from './work/filters.tsx'
import { SavedViews } from './work/saved-views.tsx'
import { useListKeys } from './work/use-list-keys.ts'
import { WorkTable } from './work/work-table.tsx'
import type { WorkSearch } from './work-search.ts'

const openViews = ['i-owe', 'owed-to-me', 'unit-owes', 'owed-to-unit']

/** One dense list by working time left. */
export function WorkbenchPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/inside/work' })
  const navigate = useNavigate({ from: '/work' })
  const [chosen, setChosen] = useState<readonly CommitmentLine[]>([])
  const view = search.view ?? 'i-owe'
  const isFiltered = Object.entries(search).some(([name, value]) => name !== 'view' && value !== undefined)
  const work = useInfiniteQuery(commitmentsQuery({ ...search, view }))
  const lines = work.data?.pages.flatMap(page => page.items) ?? []
  const keys = useListKeys(lines, {
    open: line => navigate({ to: '/commitments/$id', params: { id: line.id } }),
    act: line => navigate({ to: '/commitments/$id', params: { id: line.id }, search: { act: 'first' } }),
  })
  const filter = (news: WorkSearch) => {
    setChosen([])
    navigate({ search: before => ({ ...before, ...news }) })
  }
  const mayAssign = view === 'unit-owes' || view === 'i-owe'

  return (
    <Page
      title={t('commitment.workbench')}
      actions={<SavedViews search={search} onPick={news => navigate({ search: news })} />}
    >
      <Filters search={{ ...search, view }} onChange={filter} />
      {chosen.length > 0 && <AssignMany lines={chosen} onDone={() => setChosen([])} />}
      <Loaded of={work} rows={12}>
        {() =>
          lines.length > 0 ? (
            <WorkTable
              lines={lines}
              focused={keys.focused}
              byDue={openViews.includes(view)}
              chosen={mayAssign ? chosen : null}
              onChoose={setChosen}
              onFocus={keys.focus}
            />
          ) : (
            <EmptyState
              action={
                isFiltered && (
                  <Button onClick={() => navigate({ search: { view } })}>{t('commitment.no-filters')}</Button>
                )
              }
            >
              {t(isFiltered ? 'commitment.nothing-found' : 'commitment.nothing-here')}
            </EmptyState>
          )
        }
      </Loaded>
      <More of={work} />
      {lines.length > 0 && <p className="soft small wide-only keys-hint">{t('commitment.keys')}</p>}
    </Page>
  )
}
