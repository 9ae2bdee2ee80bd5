import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { When } from '../../shared/index.ts'
import { By } from '../due/by.tsx'
import { Offer } from './offer.tsx'

/** What is open between the two sides right now: a question, a third party, an offer. */
export function WhereItStands({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const { waiting, hold, holds, negotiation, openCauses, suspension } = commitment
  return (
    <>
      {suspension && (
        <div className="notice">
          <p>
            <strong>{t('commitment.suspended')}</strong> <When at={suspension.since} />
          </p>
          <p className="words">{suspension.reason}</p>
        </div>
      )}
      {waiting && (
        <div className="notice">
          <p>
            <strong>{t('commitment.waiting-for-answer')}</strong> <When at={waiting.since} />
          </p>
          <p className="words">{waiting.question}</p>
        </div>
      )}
      {hold && (
        <div className="notice">
          <p>
            <strong>{t('commitment.held-by', { who: hold.thirdParty })}</strong> <When at={hold.since} />
          </p>
          <p className="words">{hold.reason}</p>
          <p className="soft small">
            {hold.until !== null && (
              <>
                {t('commitment.held-until')} <By at={hold.until} />
              </>
            )}
            {holds > 1 && ` ${t('commitment.held-times', { count: holds })}`}
          </p>
        </div>
      )}
      {openCauses.length > 0 && (
        <p className="notice">
          <a href="#causes">{t('commitment.causes-open', { count: openCauses.length })}</a>
        </p>
      )}
      {negotiation && <Offer of={commitment} negotiation={negotiation} />}
    </>
  )
}
