import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { When } from '../../shared/index.ts'

/** What is open between the two sides right now: a question, a third party, an offer. */
export function WhereItStands({ of: { waiting, hold, negotiation } }: { of: Commitment }) {
  const { t } = useTranslation()
  return (
    <>
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
            {hold.until !== null && (
              <>
                {' → '}
                <When at={hold.until} as="near" />
              </>
            )}
          </p>
          <p className="words">{hold.reason}</p>
        </div>
      )}
      {negotiation && (
        <div className="notice">
          <p>
            <strong>{t(`commitment.offered.${negotiation.by === 'supplier' ? 'supplier' : 'customer'}`)}</strong>{' '}
            {negotiation.dueBy !== null && <When at={negotiation.dueBy} as="near" />}
          </p>
          <p className="words">{negotiation.words}</p>
        </div>
      )}
    </>
  )
}
