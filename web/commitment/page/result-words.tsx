import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'

const looks = { kept: 'chip-good', 'later-as-agreed': 'chip-soon', late: 'chip-bad' } as const

/** By the standard in three words, and beside it whether what was promised was kept. */
export function ResultWords({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const { result } = commitment
  if (result === null) return null
  return (
    <>
      {result.of !== null && <span className={`chip ${looks[result.of]}`}>{t(`commitment.result.${result.of}`)}</span>}
      {result.promiseKept !== null && (
        <span className={result.promiseKept ? 'kept small' : 'late small'}>
          {t(result.promiseKept ? 'commitment.result.promise-kept' : 'commitment.result.promise-broken')}
        </span>
      )}
    </>
  )
}
