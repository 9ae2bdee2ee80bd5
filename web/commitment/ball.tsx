import { useTranslation } from 'react-i18next'
import { useReader } from '../access/index.ts'
import type { CommitmentLine } from '../api/index.ts'

/** Whose turn it is; the reader's own stands out. */
export function Ball({ of: { ball, pair } }: { of: Pick<CommitmentLine, 'ball' | 'pair'> }) {
  const { t } = useTranslation()
  const reader = useReader()
  if (ball === 'nobody') return null
  const person = ball === 'third-party' ? null : pair[ball].person
  return person?.id === reader.person.id ? (
    <strong className="small">{t('commitment.ball.me')}</strong>
  ) : (
    <span className="soft small">{t(`commitment.ball.${ball}`)}</span>
  )
}
