import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState, Loaded, More, Page } from '../shared/index.ts'
import { commitmentsQuery } from './queries.ts'
import { WorkTable } from './work/work-table.tsx'

export function RequestsPage() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(true)
  const requests = useInfiniteQuery(commitmentsQuery({ view: 'requested', open }))
  return (
    <Page
      title={t('commitment.my-requests')}
      actions={
        <Link to="/catalogue">
          <Button type="primary">{t('commitment.new-request')}</Button>
        </Link>
      }
    >
      <Segmented
        className="gap-below"
        value={open}
        onChange={setOpen}
        options={[
          { value: true, label: t('commitment.open') },
          { value: false, label: t('commitment.closed') },
        ]}
      />
      <Loaded of={requests}>
        {data => {
          const lines = data.pages.flatMap(page => page.items)
          return lines.length > 0 ? (
            <WorkTable
              lines={lines}
              focused={null}
              byDue={false}
              chosen={null}
              onChoose={() => {}}
              onFocus={() => {}}
            />
          ) : (
            <EmptyState>{t('commitment.no-requests')}</EmptyState>
          )
        }}
      </Loaded>
      <More of={requests} />
    </Page>
  )
}
