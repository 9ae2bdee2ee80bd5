import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { personName, useLanguage } from '../../shared/index.ts'

type Matter = Commitment['mergedFrom'][number]

/** What one must know of it that neither the pair nor the state says. */
export function Remarks({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { askedBy, entered, mergedInto, mergedFrom, closedBy, customers } = commitment
  const asker = askedBy === null || customers.some(({ person }) => person?.id === askedBy.id) ? null : askedBy
  const remarks: readonly (readonly [key: string, said: ReactNode])[] = [
    ...(mergedInto
      ? [['into', <MatterWords key="into" name="commitment.merged-into" matter={mergedInto} />] as const]
      : []),
    ...mergedFrom.map(
      from => [from.id, <MatterWords key={from.id} name="commitment.merged-from" matter={from} />] as const,
    ),
    ...(asker
      ? [
          [
            'asker',
            t(entered ? 'commitment.entered-by' : 'commitment.asked-by', { who: personName(asker, language) }),
          ] as const,
        ]
      : []),
    ...(closedBy === 'by-itself' || closedBy === 'lapse'
      ? [['ended', t(`commitment.ended.${closedBy}`)] as const]
      : []),
  ]
  if (remarks.length === 0) return null
  return (
    <ul className="remarks soft small">
      {remarks.map(([key, said]) => (
        <li key={key}>{said}</li>
      ))}
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
