import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyState, Page } from '../shared/index.ts'

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('app.not-found')}>
      <EmptyState
        action={
          <Link to="/">
            <Button type="primary">{t('app.go-home')}</Button>
          </Link>
        }
      >
        {t('app.not-found-why')}
      </EmptyState>
    </Page>
  )
}
