import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/index.ts'
import { EmptyState, Loaded, More, Page, useMutate } from '../shared/index.ts'
import { NotificationLine } from './notification-line.tsx'
import { notificationsQuery } from './queries.ts'

export function NotificationsPage() {
  const { t } = useTranslation()
  const notices = useInfiniteQuery(notificationsQuery)
  const newest = notices.data?.pages[0]?.items[0]
  const unread = notices.data?.pages[0]?.unread ?? 0
  const read = useMutate((upTo: string) => answer(api.POST('/notifications/read', { body: { upTo } })), {
    touches: ['notifications'],
  })
  return (
    <Page
      title={t('commitment.notifications')}
      actions={
        newest &&
        unread > 0 && (
          <Button loading={read.isPending} onClick={() => read.mutate(newest.id)}>
            {t('commitment.mark-read')}
          </Button>
        )
      }
    >
      <Loaded of={notices}>
        {data => {
          const items = data.pages.flatMap(page => page.items)
          return items.length > 0 ? (
            <ul className="panel lines">
              {items.map(notice => (
                <NotificationLine key={notice.id} notice={notice} />
              ))}
            </ul>
          ) : (
            <EmptyState>{t('commitment.no-notifications')}</EmptyState>
          )
        }}
      </Loaded>
      <More of={notices} />
    </Page>
  )
}
