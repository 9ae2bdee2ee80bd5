import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../shared/index.ts'
import { may } from '../may.ts'
import { useReader } from '../session.ts'
import './accounts.css'

/** The frame of the pages about who may do what; accounts are the administrator's alone. */
export function PeopleFrame(props: { intro: string; actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation()
  const reader = useReader()
  const places = useRef<HTMLElement>(null)
  useEffect(() => {
    places.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [])
  return (
    <Page title={t('access.admin.title')} intro={props.intro} actions={props.actions}>
      <nav ref={places} className="sub-places" aria-label={t('access.admin.places')}>
        {may(reader, 'account.edit') && (
          <Link to="/admin/people" activeOptions={{ exact: true, includeSearch: false }} className="sub-place">
            {t('access.admin.accounts')}
          </Link>
        )}
        {may(reader, 'delegation.edit') && (
          <Link to="/admin/people/delegations" className="sub-place">
            {t('access.admin.delegations')}
          </Link>
        )}
        {may(reader, 'organisation.edit') && (
          <Link to="/admin/people/helpers" className="sub-place">
            {t('access.admin.helpers')}
          </Link>
        )}
        {may(reader, 'account.edit') && (
          <Link to="/admin/people/tokens" className="sub-place">
            {t('access.admin.tokens')}
          </Link>
        )}
        {may(reader, 'admin-log.read') && (
          <Link to="/admin/people/log" className="sub-place">
            {t('access.admin.log-name')}
          </Link>
        )}
      </nav>
      {props.children}
    </Page>
  )
}
