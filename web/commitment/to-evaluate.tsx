import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Home } from '../api/index.ts'
import { EvaluateLine } from './evaluate-line.tsx'

/** Deliveries that wait for a word. Nothing is preselected: an answer nobody gave is no answer. */
export function ToEvaluate({ of: { count, items } }: { of: Home['toEvaluate'] }) {
  const { t } = useTranslation()
  if (count === 0) return null
  return (
    <section className="panel" aria-labelledby="home-evaluate">
      <div className="panel-head">
        <h2 id="home-evaluate">
          {t('commitment.view.to-evaluate')} <span className="soft">{count}</span>
        </h2>
        <Link to="/work" search={{ view: 'to-evaluate' }}>
          {t('commitment.all-of-them')}
        </Link>
      </div>
      <ul className="lines">
        {items.slice(0, 3).map(line => (
          <EvaluateLine key={line.id} line={line} />
        ))}
      </ul>
    </section>
  )
}
