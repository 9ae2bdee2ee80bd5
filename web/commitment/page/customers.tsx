import { useTranslation } from 'react-i18next'
import { useReader } from '../../access/index.ts'
import type { Commitment } from '../../api/index.ts'
import { personName, said, useLanguage } from '../../shared/index.ts'
import { Arrow } from '../arrow.tsx'
import { verdictOf } from './verdict.ts'

const looks = { due: 'chip-soon', accepted: 'chip-good', returned: 'chip-bad', left: '', lapsed: '', 'by-itself': '' }

/** Whom one supplier serves at once, each with the verdict they owe or gave. */
export function Customers({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const reader = useReader()
  const { supplier } = commitment.pair
  const nameOf = (person: NonNullable<typeof supplier.person>) =>
    person.id === reader.person.id ? t('commitment.me') : personName(person, language)
  return (
    <div className="pair pair-large pair-many">
      <span className="pair-side">
        {said(supplier.unit.name, language)}
        {supplier.person && <Person name={nameOf(supplier.person)} />}
      </span>
      <Arrow label={t('commitment.for')} long />
      <ul aria-label={t('commitment.customers')}>
        {commitment.customers.map(customer => {
          const verdict = verdictOf(customer, commitment)
          return (
            <li key={customer.number} className={customer.left ? 'soft' : undefined}>
              <span>
                {said(customer.unit.name, language)}
                {customer.person && <Person name={nameOf(customer.person)} />}
              </span>
              {verdict && <span className={`chip ${looks[verdict]}`}>{t(`commitment.verdict.${verdict}`)}</span>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function Person({ name }: { name: string }) {
  return (
    <span className="pair-person">
      <span className="pair-dot"> · </span>
      {name}
    </span>
  )
}
