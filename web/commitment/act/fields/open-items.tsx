import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../../api/index.ts'
import { ChecklistItems } from '../../page/checklist-items.tsx'
import { termsOf } from '../../terms-of.ts'

/** What the standard still asks for, to be ticked on the way out. */
export function OpenItems({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const isComplete = termsOf(commitment).checklist.every(item => commitment.checked.includes(item.id))
  if (isComplete) return null
  return (
    <div className="notice gap-below">
      <p>{t('commitment.open-items')}</p>
      <ChecklistItems of={commitment} />
    </div>
  )
}
