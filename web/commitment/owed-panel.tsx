import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { HomeGroup } from '../api/index.ts'
import { EmptyState } from '../shared/index.ts'
import { LineList } from './line-list.tsx'

const groups = ['overdue', 'today', 'week', 'later'] as const

/** One side of the balance, the most pressing first. */
export function OwedPanel({ view, of: owed }: { view: 'owed-to-me' | 'i-owe'; of: HomeGroup }) {
  const { t } = useTranslation()
  const total = groups.reduce((sum, group) => sum + owed.counts[group], 0)
  const shown = groups.filter(group => owed.counts[group] > 0)
  return (
    <section className="panel" aria-labelledby={`home-${view}`}>
      <div className="panel-head">
        <h2 id={`home-${view}`}>
          {t(`commitment.view.${view}`)} <span className="soft">{total}</span>
        </h2>
        {total > 0 && (
          <Link to="/work" search={{ view }}>
            {t('commitment.all-of-them')}
          </Link>
        )}
      </div>
      {shown.map(group => (
        <div key={group} className="owed-group">
          <h3 className={group === 'overdue' ? 'late' : 'soft'}>
            {t(`commitment.group.${group}`)} {owed.counts[group]}
          </h3>
          <LineList lines={owed[group]} />
        </div>
      ))}
      {total === 0 && <EmptyState>{t(`commitment.nothing.${view}`)}</EmptyState>}
    </section>
  )
}
