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
        {resolution ? describeTarget(resolution, language) : '–'}
        {commitment.standardDueAt !== null && (
          <>
            {' · '}
            <When at={commitment.standardDueAt} as="near" />
          </>
        )}
      </dd>
      <Date name="needed-by" at={commitment.neededBy} />
      <Date name="promised-for" at={commitment.promise?.by ?? null} />
    </dl>
  )
}

function Date({ name, at }: { name: 'needed-by' | 'promised-for'; at: number | null }) {
  const { t } = useTranslation()
  if (at === null) return null
  return (
    <>
      <dt>{t(`commitment.${name}`)}</dt>
      <dd>
        <When at={at} as="near" />
      </dd>
    </>
  )
}
