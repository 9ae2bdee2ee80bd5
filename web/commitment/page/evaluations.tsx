import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { When } from '../../shared/index.ts'
import { GivenScore } from './given-score.tsx'

/** The two verdicts, as far as the reader may see them. */
export function Evaluations({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const { evaluation, customerEvaluation, mayEvaluate, evaluateUntil } = commitment
  if (evaluation === null && customerEvaluation === null && !mayEvaluate) return null
  return (
    <section className="panel">
      <h2>{t('commitment.evaluation')}</h2>
      {evaluation && (
        <>
          <h3 className="soft">{t('commitment.of-the-delivery')}</h3>
          <GivenScore of={evaluation} />
        </>
      )}
      {customerEvaluation && (
        <>
          <h3 className="soft">{t('commitment.of-the-cooperation')}</h3>
          <GivenScore of={customerEvaluation} />
        </>
      )}
      {mayEvaluate && evaluateUntil !== null && (
        <p className="soft small">
          {t('commitment.evaluate-until')} <When at={evaluateUntil} as="near" />
        </p>
      )}
    </section>
  )
}
