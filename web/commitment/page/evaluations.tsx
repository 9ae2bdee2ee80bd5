import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { When } from '../../shared/index.ts'
import { GivenScore } from './given-score.tsx'

/** The two verdicts, as far as the reader may see them. */
export function Evaluations({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const { evaluations, customerEvaluations, mayEvaluate, evaluateUntil } = commitment
  if (evaluations.length === 0 && customerEvaluations.length === 0 && !mayEvaluate) return null
  return (
    <section className="panel">
      <h2>{t('commitment.evaluation')}</h2>
      {evaluations.length > 0 && <h3 className="soft">{t('commitment.of-the-delivery')}</h3>}
      {evaluations.map(given => (
        <GivenScore key={`${given.delivery}-${given.customer}`} of={given} />
      ))}
      {customerEvaluations.length > 0 && <h3 className="soft">{t('commitment.of-the-cooperation')}</h3>}
      {customerEvaluations.map(given => (
        <GivenScore key={`${given.delivery}-${given.customer}`} of={given} />
      ))}
      {mayEvaluate && evaluateUntil !== null && (
        <p className="soft small">
          {t('commitment.evaluate-until')} <When at={evaluateUntil} as="near" />
        </p>
      )}
    </section>
  )
}
