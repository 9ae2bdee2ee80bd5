import { type Evaluation, isBad, isGood } from '@huke/core/commitment'
import { useTranslation } from 'react-i18next'

/** An answer that was given, with what it is made of. */
export function GivenScore({ of: given }: { of: Evaluation }) {
  const { t } = useTranslation()
  const dimensions = Object.entries(given.dimensions ?? {})
  return (
    <div className="given-score">
      <span className={`chip ${isGood(given) ? 'chip-good' : isBad(given) ? 'chip-bad' : ''}`}>
        {t(`commitment.score.${given.scale}.${given.score}`)}
      </span>
      {dimensions.map(([dimension, score]) => (
        <span key={dimension} className="soft small">
          {t(`commitment.dimension.${dimension}`)} {t(`commitment.score.${given.scale}.${score}`)}
        </span>
      ))}
      {given.words && <p className="words entry-words">{given.words}</p>}
    </div>
  )
}
