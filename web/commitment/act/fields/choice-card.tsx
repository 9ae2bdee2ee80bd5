import { describeTarget } from '@huke/core/catalogue'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../../api/index.ts'
import { useLanguage, useNow } from '../../../shared/index.ts'
import { useSayBy } from '../../due/by.tsx'
import { useSayGap, useSayUntil } from '../../due/use-say-gap.ts'
import { standardTarget } from '../../terms-of.ts'
import type { Choice } from './promise-choices.ts'

/** A time that can be promised at a touch: by when, and what that is in working time. */
export function ChoiceCard({ choice, of: commitment }: { choice: Choice; of: Commitment }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const now = useNow()
  const by = useSayBy()
  const until = useSayUntil()
  const gap = useSayGap()
  const { standardDueAt: standard, neededBy, neededIs } = commitment
  const target = standardTarget(commitment)
  const due = choice === 'standard' ? standard : choice === 'needed' ? neededBy : null
  if (due === null) return t('commitment.choice.other')
  return (
    <>
      <span className="soft small block">{t(`commitment.choice.${choice}`)}</span>
      <strong className="choice-due">{by(due, target)}</strong>
      {lines().map(line => (
        <span key={line} className="soft small block">
          {line}
        </span>
      ))}
    </>
  )

  function lines(): readonly string[] {
    const left = due !== null && due > now ? t('commitment.from-now', { time: until(now, due, target) }) : ''
    if (choice === 'needed')
      return standard === null ? [left] : [gap(due as number, { to: 'standard', due: standard, target }), left]
    const words = target === null ? t('commitment.agreed-first') : describeTarget(target, language)
    return [
      neededIs === 'standard' ? t('commitment.by-need', { target: words }) : words,
      left === '' ? t('commitment.standard-passed') : left,
    ]
  }
}
