import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { termsOf } from '../terms-of.ts'
import { ChecklistItems } from './checklist-items.tsx'

/** The standard of the output and how far it is met. */
export function Checklist({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const { checklist } = termsOf(commitment)
  if (checklist.length === 0) return null
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('commitment.checklist')}</h2>
        <span className="soft">
          {commitment.checked.length}/{checklist.length}
        </span>
      </div>
      <ChecklistItems of={commitment} />
    </section>
  )
}
