import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Unit } from '../api/index.ts'
import { personName, said, useLanguage } from '../shared/index.ts'

/** The units below, and who works here. */
export function Members({ unit }: { unit: Unit }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { children, members } = unit
  if (children.length === 0 && members.items.length === 0) return null
  return (
    <section className="panel members">
      {children.length > 0 && (
        <>
          <h2>{t('organisation.units-below')}</h2>
          <p className="row wrap gap-below">
            {children.map(child => (
              <Link key={child.id} to="/units/$id" params={{ id: child.id }}>
                {said(child.name, language)}
              </Link>
            ))}
          </p>
        </>
      )}
      {members.items.length > 0 && (
        <>
          <h2>{t('organisation.members')}</h2>
          <ul className="member-list">
            {members.items.map(person => (
              <li key={person.id}>
                <Link to="/people/$id" params={{ id: person.id }} className="plain-link">
                  {personName(person, language)}
                </Link>
                {person.post && <span className="soft small"> {said(person.post.name, language)}</span>}
              </li>
            ))}
          </ul>
          {members.next !== null && <p className="soft small">{t('organisation.and-more')}</p>}
        </>
      )}
    </section>
  )
}
