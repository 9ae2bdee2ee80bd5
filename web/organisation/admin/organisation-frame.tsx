import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../shared/index.ts'
import './admin.css'

/** The frame of the organisation's pages, with the ways between them. */
export function OrganisationFrame(props: { intro?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <Page title={t('organisation.admin.title')} intro={props.intro} actions={props.actions}>
      <nav className="sub-places" aria-label={t('organisation.admin.places')}>
        <Link to="/admin/organisation" activeOptions={{ exact: true }} className="sub-place">
          {t('organisation.admin.units')}
        </Link>
        <Link to="/admin/organisation/people" className="sub-place">
          {t('organisation.admin.people')}
        </Link>
        <Link to="/admin/organisation/import" className="sub-place">
          {t('organisation.admin.import-export')}
        </Link>
      </nav>
      {props.children}
    </Page>
  )
}
