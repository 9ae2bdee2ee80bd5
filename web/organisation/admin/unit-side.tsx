import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Unit } from '../../api/index.ts'
import { dateWords, EmptyState, personName, said, useLanguage } from '../../shared/index.ts'

const shownMembers = 12

/** Who is in it, what lies below it, and what it was before. */
export function UnitSide({ unit }: { unit: Unit }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className="stack">
      <section className="panel">
        <div className="panel-head">
          <h2>{t('organisation.admin.members')}</h2>
          <span className="soft">{t('organisation.admin.count-direct', { count: unit.size })}</span>
        </div>
        {unit.members.items.length === 0 && <EmptyState>{t('organisation.admin.no-members')}</EmptyState>}
        <ul>
          {unit.members.items.slice(0, shownMembers).map(person => (
            <li key={person.id}>
              <Link to="/admin/organisation/people/$id" params={{ id: person.id }} className="plain-link">
                {personName(person, language)}
              </Link>{' '}
              <span className="soft small">{person.post && said(person.post.name, language)}</span>
            </li>
          ))}
        </ul>
        <p className="row wrap side-acts">
          <Link to="/admin/organisation/people" search={{ unit: unit.id }}>
            {t('organisation.admin.all-members')}
          </Link>
          <Link to="/admin/organisation/people/$id" params={{ id: 'new' }} search={{ unit: unit.id }}>
            <Button size="small">{t('organisation.admin.add-person')}</Button>
          </Link>
        </p>
      </section>
      <section className="panel">
        <h2>{t('organisation.admin.below')}</h2>
        <ul>
          {unit.children.map(child => (
            <li key={child.id}>
              <Link to="/admin/organisation/units/$id" params={{ id: child.id }} className="plain-link">
                {said(child.name, language)}
              </Link>
            </li>
          ))}
        </ul>
        <p className="side-acts">
          <Link to="/admin/organisation/units/$id" params={{ id: 'new' }} search={{ parent: unit.id }}>
            <Button size="small">{t('organisation.admin.add-below')}</Button>
          </Link>
        </p>
      </section>
      {unit.history.length > 1 && <UnitHistory unit={unit} />}
    </div>
  )
}

/** What it was called, and under whom, from when to when. */
export function UnitHistory({ unit }: { unit: Unit }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <section className="panel">
      <h2>{t('organisation.admin.history')}</h2>
      <ol className="side-facts">
        {unit.history.map(past => (
          <li key={past.firstDay ?? 'always'}>
            {said(past.name, language)}
            <span className="soft small block">
              {past.parent && `${said(past.parent.name, language)} · `}
              {past.calendar && `${said(past.calendar.name, language)} · `}
              {past.firstDay ? dateWords(past.firstDay, language) : t('organisation.admin.always')} –{' '}
              {past.lastDay ? dateWords(past.lastDay, language) : t('organisation.admin.until-now')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
