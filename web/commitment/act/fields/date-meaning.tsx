import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../../api/index.ts'
import { useNow } from '../../../shared/index.ts'
import { type Held, useSayGap, useSayUntil } from '../../due/use-say-gap.ts'
import { useSayRest } from '../../due/use-say-rest.ts'
import { standardTarget } from '../../terms-of.ts'

/**
 * What a date comes to: how much work lies before it, how it lies to the standard (unless that is said elsewhere), and whether
 * anybody works then.
 */
export function DateMeaning({ of: commitment, alone }: { of: Commitment; alone?: boolean }) {
  const { t } = useTranslation()
  const now = useNow()
  const until = useSayUntil()
  const gap = useSayGap()
  const rest = useSayRest()
  const at = Form.useWatch<number | undefined>('dueBy')
  if (at == null || at <= now) return null
  const target = standardTarget(commitment)
  const said = [
    t('commitment.from-now', { time: until(now, at, target) }),
    ...(alone ? heldAgainst(commitment).map(held => gap(at, held)) : []),
  ].filter(words => words !== '')
  const resting = target?.kind === 'calendar-time' ? null : rest(at)
  return (
    <div className="date-meaning small" aria-live="polite">
      <p className="soft">{said.join(' · ')}</p>
      {resting && <p className="soon">{resting}</p>}
    </div>
  )
}

/** What a date is compared with: the standard, else what the customer needs, and what was promised before. */
function heldAgainst(commitment: Commitment): readonly Held[] {
  const { standardDueAt, neededBy, promise } = commitment
  const target = standardTarget(commitment)
  return [
    ...(standardDueAt !== null
      ? [{ to: 'standard' as const, due: standardDueAt, target }]
      : neededBy === null
        ? []
        : [{ to: 'needed' as const, due: neededBy, target }]),
    ...(promise === null ? [] : [{ to: 'promise' as const, due: promise.by, target }]),
  ]
}
