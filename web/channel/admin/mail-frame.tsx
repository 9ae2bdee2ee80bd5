import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useReader } from '../../access/index.ts'
import { Page } from '../../shared/index.ts'
import './mail.css'

/** The frame of the pages about mail; the demo has an outbox instead of a server. */
export function MailFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const { demo } = useReader()
  return (
    <Page title={t('channel.admin.title')} intro={t(demo ? 'channel.admin.intro-demo' : 'channel.admin.intro')}>
      {!demo && (
        <nav className="sub-places" aria-label={t('channel.admin.places')}>
          <Link to="/admin/mail" activeOptions={{ exact: true }} className="sub-place">
            {t('channel.admin.server')}
          </Link>
          <Link to="/admin/mail/undelivered" className="sub-place">
            {t('channel.admin.undelivered')}
          </Link>
        </nav>
      )}
      {children}
    </Page>
  )
}
