import { describeTarget } from '@huke/core/catalogue'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { useLanguage } from '../../shared/index.ts'
import { By } from '../due/by.tsx'
import { standardTarget } from '../terms-of.ts'

/** What stands before anything else is agreed: the standard, what the customer needs, what was promised. */
export function AgreedSoFar({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { standardDueAt: standard, neededBy, neededIs, promise } = commitment
  const target = standardTarget(commitment)
  return (
    <dl className="facts gap-below">
      {standard !== null && (
        <>
          <dt>{t('commitment.standard')}</dt>
          <dd>
            <By at={standard} target={target} />
            {target !== null && <span className="soft"> · {describeTarget(target, language)}</span>}
          </dd>
        </>
      )}
      {neededBy !== null && neededIs !== null && neededIs !== 'standard' && (
        <>
          <dt>{t(`commitment.needed.${neededIs}`)}</dt>
          <dd>
            <By at={neededBy} />
          </dd>
        </>
      )}
      {promise !== null && (
        <>
          <dt>{t('commitment.promised-for')}</dt>
          <dd>
            <By at={promise.by} />
          </dd>
        </>
      )}
    </dl>
  )
}
