import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** The steps of the set-up, from any of them. */
const steps = [
  { to: '/admin/organisation', key: 'organisation' },
  { to: '/admin/services', key: 'services' },
  { to: '/admin/calendars', key: 'calendars' },
  { to: '/admin/people', key: 'people' },
  { to: '/admin/history', key: 'history' },
] as const

export function AdminPath() {
  const { t } = useTranslation()
  return (
    <nav className="admin-path" aria-label={t('shared.admin.path')}>
      <Link to="/admin" className="soft">
        {t('shared.admin.manage')}
      </Link>
      {steps.map(step => (
        <Link key={step.key} to={step.to} className="admin-step">
          {t(`shared.admin.${step.key}`)}
        </Link>
      ))}
    </nav>
  )
}
