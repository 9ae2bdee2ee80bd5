import { useTranslation } from 'react-i18next'
import type { Answer } from './by-delivery.ts'

/** That it was contested, why, and what came of it. */
export function Contest({ of: { contest } }: { of: Answer }) {
  const { t } = useTranslation()
  if (contest === null) return null
  return (
    <div className="contest">
      <p>
        <strong>{t('commitment.contested')}</strong>{' '}
        <span className={`chip ${contest.outcome === null ? 'chip-soon' : ''}`}>
          {t(contest.outcome === null ? 'commitment.contest-open' : `commitment.outcome.${contest.outcome}`)}
        </span>
      </p>
      <p className="words entry-words">{contest.reason}</p>
      {contest.answer && (
        <>
          <p className="soft small">{t('commitment.contest-answer')}</p>
          <p className="words entry-words">{contest.answer}</p>
        </>
      )}
    </div>
  )
}
