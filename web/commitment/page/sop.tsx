import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { Procedure } from '../../catalogue/index.ts'
import { said, useLanguage } from '../../shared/index.ts'

/** How it is done, for those who do it. */
export function Sop({ of: { sop, capacities } }: { of: Commitment }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const serves = capacities.some(capacity => capacity.startsWith('supplier'))
  if (sop === null || said(sop, language) === '' || !serves) return null
  return (
    <details className="panel">
      <summary>{t('catalogue.sop')}</summary>
      <Procedure text={said(sop, language)} />
    </details>
  )
}
