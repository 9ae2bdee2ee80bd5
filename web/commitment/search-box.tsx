import { SearchOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'

export function SearchBox({ id, large }: { id: string; large?: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <Input
      id={id}
      size={large ? 'large' : 'middle'}
      prefix={<SearchOutlined aria-hidden />}
      placeholder={t('commitment.search')}
      aria-label={large ? undefined : t('commitment.search')}
      onPressEnter={event => navigate({ to: '/catalogue', search: { q: event.currentTarget.value } })}
    />
  )
}
