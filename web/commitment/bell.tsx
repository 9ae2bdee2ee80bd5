import { BellOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge } from 'antd'
import { useTranslation } from 'react-i18next'
import { notificationsQuery } from './queries.ts'

export function Bell() {
  const { t } = useTranslation()
  const { data } = useInfiniteQuery(notificationsQuery)
  const unread = data?.pages[0]?.unread ?? 0
  return (
    <Link to="/notifications" className="bell" aria-label={t('commitment.unread', { count: unread })}>
      <Badge count={unread} size="small" overflowCount={99}>
        <BellOutlined />
      </Badge>
    </Link>
  )
}
