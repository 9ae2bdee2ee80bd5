import { Link, Navigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyState, ErrorState, Loading, Page } from '../../shared/index.ts'
import type { Words } from './step.ts'
import { useSteps } from './steps.ts'
import { type StepSeen, useStandings } from './use-standings.ts'

export function AdminPage() {
  const { t } = useTranslation()
  const seen = useStandings()
  const mine = useSteps()
  const first = seen.find(({ standing }) => standing?.state === 'missing')?.key
  if (mine.length === 1 && mine[0]) return <Navigate to={mine[0].to} replace />
  return (
    <Page title={t('app.admin.title')} intro={t('app.admin.intro')}>
      {seen.length === 0 && <EmptyState>{t('app.admin.nothing')}</EmptyState>}
      <ol className="admin-steps">
        {seen.map((step, index) => (
          <StepCard key={step.key} step={step} number={index + 1} isNext={step.key === first} />
        ))}
      </ol>
    </Page>
  )
}

/** One sentence of how it stands, what is missing, and one thing to do. */
function StepCard({ step, number, isNext }: { step: StepSeen; number: number; isNext: boolean }) {
  const { t } = useTranslation()
  const say = ({ key, with: filledIn }: Words) => t(key, { ...filledIn })
  const { standing, error } = step
  return (
    <li className="admin-step" data-state={standing?.state}>
      <span className="admin-step-number" aria-hidden>
        {number}
      </span>
      <div className="admin-step-body">
        <h2>
          {t(`app.admin.${step.key}.name`)}
          {standing && (
            <span className={`chip ${chips[standing.state]}`}>{t(`app.admin.state.${standing.state}`)}</span>
          )}
        </h2>
        <p className="soft small">{t(`app.admin.${step.key}.about`)}</p>
        {standing === null && (error ? <ErrorState error={error} /> : <Loading rows={1} />)}
        {standing && (
          <>
            <p>{say(standing.sentence)}</p>
            {standing.lacks.length > 0 && (
              <ul className="admin-lacks">
                {standing.lacks.map(lack => (
                  <li key={lack.key}>{say(lack)}</li>
                ))}
              </ul>
            )}
          </>
        )}
      </div>
      {standing && (
        <Link to={standing.next.to} className="admin-step-action">
          <Button type={isNext ? 'primary' : 'default'}>{t(standing.next.key)}</Button>
        </Link>
      )}
    </li>
  )
}

const chips = { missing: 'chip-soon', done: 'chip-good', open: '' } as const
