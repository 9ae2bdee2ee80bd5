import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../../api/index.ts'
import { useNow, When } from '../../../shared/index.ts'
import { termsOf } from '../../terms-of.ts'
import { byDelivery, type OfDelivery } from './by-delivery.ts'
import { SaidOf } from './said-of.tsx'

/** The two verdicts of each delivery, as far as the reader may see them: the last, and what was said before it. */
export function Evaluations({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const all = byDelivery(commitment)
  const isAsked = commitment.openActs.includes('evaluate')
  if (all.length === 0 && !isAsked) return null
  const earlier = all.filter(({ isLast }) => !isLast)
  const last = all.find(({ isLast }) => isLast)
  return (
    <section className="panel">
      <h2>{t('commitment.evaluation')}</h2>
      {last ? (
        <OneDelivery of={last} commitment={commitment} />
      ) : (
        <p className="soft">{t('commitment.not-evaluated')}</p>
      )}
      <Blind of={commitment} last={last} />
      {earlier.length > 0 && (
        <details className="gap-above">
          <summary>{t('commitment.earlier-evaluations', { count: earlier.length })}</summary>
          {earlier.map(one => (
            <OneDelivery key={one.delivery} of={one} commitment={commitment} />
          ))}
        </details>
      )}
    </section>
  )
}

function OneDelivery({ of: one, commitment }: { of: OfDelivery; commitment: Commitment }) {
  const { t } = useTranslation()
  const delivery = commitment.deliveries[one.delivery - 1]
  return (
    <div className="of-delivery">
      <h3 className="soft">
        {delivery === undefined
          ? t('commitment.before-delivery')
          : t(one.isLast ? 'commitment.last-delivery' : 'commitment.nth-delivery', { count: one.delivery })}{' '}
        {delivery && <When at={delivery.at} as="near" />}
      </h3>
      {one.said.map(said => (
        <SaidOf key={said.customer} of={commitment} said={said} isLast={one.isLast} />
      ))}
    </div>
  )
}

/** Who sees what when, while that is still to come. */
function Blind({ of: commitment, last }: { of: Commitment; last: OfDelivery | undefined }) {
  const { t } = useTranslation()
  const now = useNow()
  const { evaluateUntil, openActs } = commitment
  const { attribution } = termsOf(commitment).evaluation
  const bothSeen = last?.said.every(({ ofDelivery, ofCooperation }) => ofDelivery && ofCooperation) ?? false
  if (evaluateUntil === null || evaluateUntil < now || bothSeen) return null
  return (
    <p className="soft small">
      {t(`commitment.blind.${attribution}`)} {openActs.includes('evaluate') && t('commitment.evaluate-until')}{' '}
      {openActs.includes('evaluate') && <When at={evaluateUntil} as="near" />}
    </p>
  )
}
