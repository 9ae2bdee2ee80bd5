import { useTranslation } from 'react-i18next'
import { useReader } from '../access/index.ts'
import type { Pair as PairOf, PartyRef } from '../api/index.ts'
import { personName, said, useLanguage } from '../shared/index.ts'
import { Arrow } from './arrow.tsx'

/** Who supplies, and for whom; always in this order. */
export function Pair({ pair, large }: { pair: PairOf; large?: boolean }) {
  const { t } = useTranslation()
  return (
    <span className={large ? 'pair pair-large' : 'pair'}>
      <Side party={pair.supplier} large={large} />
      <Arrow label={t('commitment.for')} long={large} />
      <Side party={pair.customer} large={large} />
    </span>
  )
}

function Side({ party, large }: { party: PartyRef; large?: boolean }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const reader = useReader()
  const unit = said(party.unit.name, language)
  if (party.person === null) return <span className="pair-side">{unit}</span>
  const isReader = party.person.id === reader.person.id
  const name = isReader ? t('commitment.me') : personName(party.person, language)
  if (isReader && !large) return <strong className="pair-side pair-me">{name}</strong>
  return (
    <span className="pair-side">
      {unit}
      <span className="pair-person"> · {name}</span>
    </span>
  )
}
