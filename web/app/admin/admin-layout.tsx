import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState, Page } from '../../shared/index.ts'
import { type StepKey, steps, useSteps } from './steps.ts'
import './admin.css'

/** A path, not a menu: where one is on it stays in sight. What is not the reader's to do is not opened. */
export function AdminLayout() {
  const { t } = useTranslation()
  const mine = useSteps()
  const here = useLocation({ select: ({ pathname }) => steps.find(({ to }) => pathname.startsWith(to))?.key })
  const isOpen = here === undefined || mine.some(({ key }) => key === here)
  return (
    <>
      {mine.length > 1 && <Path mine={mine} here={here} />}
      {isOpen ? (
        <Outlet />
      ) : (
        <Page title={t('app.admin.title')}>
          <EmptyState>{t('app.admin.nothing')}</EmptyState>
        </Page>
      )}
    </>
  )
}

function Path({ mine, here }: { mine: readonly (typeof steps)[number][]; here: StepKey | undefined }) {
  const { t } = useTranslation()
  const path = useRef<HTMLElement>(null)
  useEffect(() => {
    const step = path.current?.querySelector(`[data-step="${here}"]`)
    step?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [here])
  return (
    <nav ref={path} aria-label={t('app.admin.path')} className="admin-path">
      <ol>
        {mine.map((step, index) => (
          <li key={step.key} data-step={step.key}>
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
  )
}
