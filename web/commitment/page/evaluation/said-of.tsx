import { isBad } from '@huke/core/commitment'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../../api/index.ts'
import { useNow, When } from '../../../shared/index.ts'
import { usePartyName } from '../../party-name.ts'
import { termsOf } from '../../terms-of.ts'
import type { Answer, Said } from './by-delivery.ts'
import { Contest } from './contest.tsx'
import { GivenScore } from './given-score.tsx'

/** What a customer said of a delivery, what follows from it, and what the supplier said of their part. */
export function SaidOf({ of: commitment, said, isLast }: { of: Commitment; said: Said; isLast: boolean }) {
  const { t } = useTranslation()
  const name = usePartyName()
  const { ofDelivery, ofCooperation } = said
  const customer = commitment.customers.find(({ number }) => number === said.customer)
  const isSeveral = commitment.customers.length > 1
  return (
    <div className="said">
      {isSeveral && customer && <strong>{name(customer)}</strong>}
      {ofDelivery && (
        <>
          <p className="soft small">{t('commitment.of-the-delivery')}</p>
          <GivenScore of={ofDelivery} />
          {isLast && <Follows of={commitment} given={ofDelivery} />}
          <Contest of={ofDelivery} />
        </>
      )}
      {ofCooperation && (
        <>
          <p className="soft small">{t('commitment.of-the-cooperation')}</p>
          <GivenScore of={ofCooperation} />
        </>
      )}
    </div>
  )
}

/** Until when it may be changed, and what a bad one leads to. */
function Follows({ of: commitment, given }: { of: Commitment; given: Answer }) {
  const { t } = useTranslation()
  const now = useNow()
  const isNamed = termsOf(commitment).evaluation.attribution === 'named'
  const mayChange =
    commitment.openActs.includes('evaluate') &&
    commitment.speaksFor.includes(given.customer) &&
    given.changeUntil > now &&
    isNamed
  const opens = isNamed && isBad(given) && !given.recovery && given.contest?.outcome !== 'set-aside'
  return (
    <div className="soft small">
      {mayChange && (
        <p>
          {t('commitment.change-until')} <When at={given.changeUntil} as="near" />
        </p>
      )}
      {given.recovery && <p>{t('commitment.recovery-opened')}</p>}
      {opens && given.changeUntil > now && (
        <p>
          {t('commitment.recovery-opens')} <When at={given.changeUntil} as="near" />
        </p>
      )}
    </div>
  )
}
