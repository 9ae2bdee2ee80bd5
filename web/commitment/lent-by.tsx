import { useTranslation } from 'react-i18next'
import type { CommitmentLine } from '../api/index.ts'
import { personName, useLanguage } from '../shared/index.ts'

/** In whose place the reader has a part in it. */
export function LentBy({ line: { lentBy } }: { line: Pick<CommitmentLine, 'lentBy'> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (lentBy === null) return null
  return <span className="chip lent-chip">{t('commitment.lent-by', { name: personName(lentBy, language) })}</span>
}
