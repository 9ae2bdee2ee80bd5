import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { useNow } from '../../shared/index.ts'
import { By, useSayBy } from '../due/by.tsx'
import { useSayGap } from '../due/use-say-gap.ts'
import { usePartyName } from '../party-name.ts'
import { readerSide } from '../reader-side.ts'
import { standardTarget } from '../terms-of.ts'
import { AgreedSoFar } from './agreed-so-far.tsx'

type Negotiation = NonNullable<Commitment['negotiation']>

/** What is offered against the standard, by when it is to be answered, and what each answer leads to. */
export function Offer({ of: commitment, negotiation }: { of: Commitment; negotiation: Negotiation }) {
  const { t } = useTranslation()
  const name = usePartyName()
  const gap = useSayGap()
  const say = useSayBy()
  const now = useNow()
  const { by, dueBy, words, priority, answerBy } = negotiation
  const { standardDueAt: standard, promise, pair } = commitment
  const target = standardTarget(commitment)
  const isAsked = readerSide(commitment) !== by
  const against = [
    ...(standard === null ? [] : [{ to: 'standard' as const, due: standard, target }]),
    ...(promise === null ? [] : [{ to: 'promise' as const, due: promise.by, target: null }]),
  ]
  return (
    <section className="panel offer" aria-label={t('commitment.offer')}>
      <h2>{t(`commitment.offered.${by}`, { who: name(pair[by]) })}</h2>
      {dueBy !== null && (
        <p className="offer-due">
          <strong>
            <By at={dueBy} />
          </strong>
          {against.map(held => (
            <span key={held.to} className={held.due < dueBy ? 'soon' : 'kept'}>
              {gap(dueBy, held)}
            </span>
          ))}
        </p>
      )}
      {priority !== undefined && (
        <p>
          {t('commitment.offer-priority', {
            from: t(`commitment.priority.${commitment.priority}`),
            to: t(`commitment.priority.${priority}`),
          })}
        </p>
      )}
      {words !== '' && <p className="words entry-words gap-below">{words}</p>}
      <AgreedSoFar of={commitment} />
      <ul className="sentences soft">
        {dueBy !== null && dueBy <= now ? (
          <li className="late">{t('commitment.offer-passed')}</li>
        ) : (
          <li>{t(`commitment.if.agreed.${ifAgreed()}`)}</li>
        )}
        {answerBy !== null && (
          <li>
            {t(isAsked ? 'commitment.answer-by' : 'commitment.they-answer-by', { time: say(answerBy) })}
            {t('commitment.if.silent')}
            {t(`commitment.back-to.${negotiation.from}`)}
          </li>
        )}
      </ul>
    </section>
  )

  /** What the customer opened once something was promised moves the standard; anything else leaves it. */
  function ifAgreed(): 'moves' | 'stays' | 'becomes' {
    if (standard === null) return 'becomes'
    return negotiation.openedBy === 'customer' && negotiation.from !== 'requested' ? 'moves' : 'stays'
  }
}
