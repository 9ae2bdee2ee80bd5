import { describeTarget } from '@huke/core/catalogue'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { useLanguage, When } from '../../shared/index.ts'
import { termsOf } from '../terms-of.ts'

/** The standard both sides agreed to, in words. */
export function Standard({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { response, resolution } = termsOf(commitment).targets[commitment.priority]
  return (
    <dl className="facts gap-below">
      <dt>{t('commitment.clock.response')}</dt>
      <dd>{response ? describeTarget(response, language) : '–'}</dd>
      <dt>{t('commitment.clock.resolution')}</dt>
      <dd>
        {commitment.agreedDueAt !== null ? (
          <>
            <When at={commitment.agreedDueAt} as="near" /> <span className="soft">{t('commitment.as-agreed')}</span>
          </>
        ) : resolution ? (
          describeTarget(resolution, language)
        ) : (
          '–'
        )}
      </dd>
      {commitment.wishedDueAt !== null && (
        <>
          <dt>{t('commitment.wished')}</dt>
          <dd>
            <When at={commitment.wishedDueAt} as="near" />
          </dd>
        </>
      )}
    </dl>
  )
}
