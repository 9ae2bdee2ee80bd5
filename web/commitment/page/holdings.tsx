import { useTranslation } from 'react-i18next'
import type { Commitment, Holding } from '../../api/index.ts'
import { duration, personName, said, useLanguage } from '../../shared/index.ts'

/** Where the time went: how much of it each unit had. */
export function Holdings({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const parts = withPresent(commitment)
  const total = parts.reduce((sum, part) => sum + part.seconds, 0)
  if (parts.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('commitment.where-time-went')}</h2>
      <ul className="holdings">
        {parts.map(({ holding, seconds }) => (
          <li key={holding.from}>
            <div className="row spread">
              <span className="clip">
                {said(holding.unit.name, language)}
                {holding.person && <span className="soft"> · {personName(holding.person, language)}</span>}
              </span>
              <span className="nowrap">
                {holding.breached && <span className="late">{t('commitment.passed-here')} </span>}
                {duration(seconds, language)}
              </span>
            </div>
            <div className="bar" aria-hidden>
              <span
                className={holding.breached ? 'bar-bad' : 'bar-fill'}
                style={{ width: `${total > 0 ? (seconds / total) * 100 : 0}%` }}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/**
 * The present holder has what the clock shows and the others have not used. Who handed it on at the very instant they got it
 * held nothing.
 */
function withPresent({ holdings, clocks }: Commitment): { holding: Holding; seconds: number }[] {
  const used = clocks.filter(clock => clock.clock === 'resolution').reduce((sum, clock) => sum + clock.usedSeconds, 0)
  const before = holdings.reduce((sum, holding) => sum + (holding.usedSeconds ?? 0), 0)
  const held = holdings.filter(({ from, to }) => to !== from)
  return held.map(holding => ({ holding, seconds: holding.usedSeconds ?? Math.max(0, used - before) }))
}
