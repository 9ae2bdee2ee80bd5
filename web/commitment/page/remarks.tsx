import { Link } from '@tanstack/react-router'
import { Trans, useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { personName, useLanguage } from '../../shared/index.ts'

type Matter = Commitment['mergedFrom'][number]

/** What one must know of it that neither the pair nor the state says. */
export function Remarks({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { askedBy, onBehalf, entered, mergedInto, mergedFrom, closedBy } = commitment
  return (
    <ul className="remarks soft small">
      {mergedInto && (
        <li>
          <MatterWords name="commitment.merged-into" matter={mergedInto} />
        </li>
      )}
      {mergedFrom.map(from => (
        <li key={from.id}>
          <MatterWords name="commitment.merged-from" matter={from} />
        </li>
      ))}
      {onBehalf && askedBy && (
        <li>{t(entered ? 'commitment.entered-by' : 'commitment.asked-by', { who: personName(askedBy, language) })}</li>
      )}
      {(closedBy === 'by-itself' || closedBy === 'lapse') && <li>{t(`commitment.ended.${closedBy}`)}</li>}
    </ul>
  )
}

function MatterWords(props: { name: 'commitment.merged-into' | 'commitment.merged-from'; matter: Matter }) {
  const { name, matter } = props
  const { id, number, title } = matter
  return (
    <Trans
      i18nKey={name}
      values={{ number, title }}
      components={{ matter: <Link to="/commitments/$id" params={{ id }} /> }}
    />
  )
}
