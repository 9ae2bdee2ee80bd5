import { useTranslation } from 'react-i18next'
import { useReader } from '../access/index.ts'
import type { CommitmentLine } from '../api/index.ts'

/** A customer owes as well: a verdict, a word on an offer, or an answer. */
export function YourTurn({ line }: { line: CommitmentLine }) {
  const { t } = useTranslation()
  const reader = useReader()
  if (line.ball !== 'customer' || line.pair.customer.person?.id !== reader.person.id) return null
  const owed = line.state === 'delivered' ? 'verdict' : line.state === 'negotiating' ? 'word' : 'answer'
  return <span className="chip chip-soon">{t(`commitment.your-turn.${owed}`)}</span>
}
