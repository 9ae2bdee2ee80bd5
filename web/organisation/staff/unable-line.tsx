import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { dateWords, personName, said, useLanguage } from '../../shared/index.ts'
import type { Unable } from './queries.ts'

/** Who, why, until when, and how much lies with them; the whole line leads to it. */
export function UnableLine({ line }: { line: Unable }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { person, why, until, supplier, customer } = line
  return (
    <li>
      <Link to="/people/$id" params={{ id: person.id }} className="unable-line">
        <span>
          {personName(person, language)}{' '}
          <span className="soft small">{person.unit && said(person.unit.name, language)}</span>
        </span>
        <span>
          <span className={`chip ${why === 'leaving' || why === 'away' ? 'chip-soon' : 'chip-bad'}`}>
            {t(`organisation.staff.why.${why}`)}
          </span>{' '}
          {until !== null && (
            <span className="soft small">
              {t(`organisation.staff.${why === 'away' ? 'until' : 'last-day'}`, { day: dateWords(until, language) })}
            </span>
          )}
        </span>
        <span className={supplier + customer > 0 ? undefined : 'soft'}>
          {t('organisation.staff.holds', { supplier, customer })}
        </span>
      </Link>
    </li>
  )
}
