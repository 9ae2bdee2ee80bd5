import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { said, useLanguage } from '../../shared/index.ts'
import { termsOf } from '../terms-of.ts'

/** What the standard still asks for, said before the server has to. */
export function OpenItems({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const open = termsOf(commitment).checklist.filter(item => !commitment.checked.includes(item.id))
  if (open.length === 0) return null
  return (
    <div className="notice gap-below">
      <p>{t('commitment.open-items')}</p>
      <ul className="ticks">
        {open.map(item => (
          <li key={item.id}>{said(item, language)}</li>
        ))}
      </ul>
    </div>
  )
}
