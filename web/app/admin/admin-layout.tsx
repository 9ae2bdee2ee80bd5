import { Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSteps } from './steps.ts'
import './admin.css'

/** A path, not a menu: where one is on it stays in sight. */
export function AdminLayout() {
  const { t } = useTranslation()
  const steps = useSteps()
  return (
    <>
      {steps.length > 1 && (
        <nav aria-label={t('app.admin.path')} className="admin-path">
          <ol>
            {steps.map((step, index) => (
              <li key={step.key}>
                <Link to={step.to} className="admin-path-step">
                  <span className="admin-path-number" aria-hidden>
                    {index + 1}
                  </span>
                  {t(`app.admin.${step.key}.name`)}
                </Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <Outlet />
    </>
  )
}
