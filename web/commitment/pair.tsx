import { useTranslation } from 'react-i18next'
import { useReader } from '../access/index.ts'
import type { Pair as PairOf, PartyRef } from '../api/index.ts'
import { type Language, personName, said, useLanguage } from '../shared/index.ts'
import { Arrow } from './arrow.tsx'

/** Units only, with their people, or as the head of a page. */
type Look = 'brief' | 'whole' | 'large'

/** Who supplies, and for whom; always in this order. */
export function Pair({ pair, look = 'whole' }: { pair: PairOf; look?: Look }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const whole = [pair.supplier, pair.customer].map(side => sideWords(side, language)).join(' → ')
  return (
    <span className={`pair pair-${look}`} title={look === 'large' ? undefined : whole}>
      <Side party={pair.supplier} look={look} />
      <Arrow label={t('commitment.for')} long={look === 'large'} />
      <Side party={pair.customer} look={look} />
    </span>
  )
}

function Side({ party, look }: { party: PartyRef; look: Look }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const reader = useReader()
  const unit = said(party.unit.name, language)
  const isReader = party.person?.id === reader.person.id
  if (party.person === null || (look === 'brief' && !isReader)) return <span className="pair-side">{unit}</span>
  const name = isReader ? t('commitment.me') : personName(party.person, language)
  if (isReader && look !== 'large') return <strong className="pair-me">{name}</strong>
  return (
    <span className="pair-side">
      {unit}
      <span className="pair-person">
        <span className="pair-dot"> · </span>
        {name}
      </span>
    </span>
  )
}

const sideWords = ({ unit, person }: PartyRef, language: Language): string =>
  person ? `${said(unit.name, language)} · ${personName(person, language)}` : said(unit.name, language)
