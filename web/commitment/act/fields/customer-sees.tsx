import { describeTarget } from '@huke/core/catalogue'
import { useTranslation } from 'react-i18next'
import type { Act, Commitment } from '../../../api/index.ts'
import { useLanguage } from '../../../shared/index.ts'
import { useSayBy } from '../../due/by.tsx'
import { useSayGap } from '../../due/use-say-gap.ts'
import { standardTarget, termsOf } from '../../terms-of.ts'

/** What the customer will see of it: a promise, or an offer that takes their yes. */
export function CustomerSees({ of: commitment, sent }: { of: Commitment; sent: Act }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const by = useSayBy()
  const gap = useSayGap()
  const { standardDueAt: standard, neededBy } = commitment
  const target = standardTarget(commitment)
  const against =
    standard !== null
      ? { to: 'standard' as const, due: standard, target }
      : { to: 'needed' as const, due: neededBy ?? 0, target }
  return (
    <div className={sent.kind === 'counter' ? 'notice gap-below' : 'gap-below'} aria-live="polite">
      {words().map((line, index) => (
        <p key={line}>{sent.kind === 'counter' && index === 0 ? <strong className="capital">{line}</strong> : line}</p>
      ))}
    </div>
  )

  function words(): readonly string[] {
    if (sent.kind === 'counter' && sent.offer.dueBy !== null) {
      const time = by(sent.offer.dueBy)
      const later = gap(sent.offer.dueBy, against)
      const answer = describeTarget(termsOf(commitment).answer, language)
      return [
        t('commitment.sees.takes-yes', { later }),
        t('commitment.sees.offer', { time }),
        t('commitment.sees.offer-answer', { answer }),
        ...(standard === null ? [] : [t('commitment.sees.standard-stays')]),
      ]
    }
    if (sent.kind !== 'promise') return []
    if (sent.dueBy === undefined)
      return standard === null ? [] : [t('commitment.sees.standard', { time: by(standard, target) })]
    const time = by(sent.dueBy)
    if (standard === null || sent.dueBy === standard) return [t('commitment.sees.promise', { time })]
    return [t('commitment.sees.earlier', { time, earlier: gap(sent.dueBy, against) })]
  }
}
