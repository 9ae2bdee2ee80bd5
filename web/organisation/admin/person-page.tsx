import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { dateWords, LoadedPage, Page, personName, said, useLanguage } from '../../shared/index.ts'
import { entryOf, isOver, newPerson } from './person-entry.ts'
import { PersonForm } from './person-form.tsx'
import { type Person, personQuery } from './queries.ts'
import { useToday } from './use-today.ts'
import './admin.css'

export function PersonPage() {
  const { t } = useTranslation()
  const today = useToday()
  const { id } = useParams({ from: '/inside/admin/organisation/people/$id' })
  const { unit } = useSearch({ from: '/inside/admin/organisation/people/$id' })
  const isNew = id === 'new'
  const person = useQuery({ ...personQuery(id), enabled: !isNew })
  if (!isNew) return <LoadedPage of={person}>{data => <Existing key={data.id} person={data} />}</LoadedPage>
  return (
    <Page title={t('organisation.admin.new-person')} above={<Up />}>
      <div className="form-panel">
        <PersonForm person={null} initial={newPerson(unit, today)} />
      </div>
    </Page>
  )
}

function Existing({ person }: { person: Person }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const left = person.left !== null && person.left < today
  if (person.imported)
    return (
      <Page title={personName(person, language)} above={<Up />} intro={t('organisation.imported-person')}>
        <Side person={person} today={today} />
      </Page>
    )
  return (
    <Page
      title={personName(person, language)}
      above={<Up />}
      intro={left ? t('organisation.admin.has-left', { day: dateWords(person.left ?? '', language) }) : undefined}
      actions={
        <Link to="/people/$id" params={{ id: person.id }}>
          <Button>{t('organisation.admin.what-they-hold')}</Button>
        </Link>
      }
    >
      <div className="two-columns">
        <PersonForm person={person} initial={entryOf(person, today)} />
        <Side person={person} today={today} />
      </div>
    </Page>
  )
}

function Up() {
  const { t } = useTranslation()
  return (
    <Link to="/admin/organisation/people" className="soft small">
      {t('organisation.admin.people')}
    </Link>
  )
}

/** Who leads whom, and where the person was before. */
function Side({ person, today }: { person: Person; today: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const past = person.memberships.filter(membership => isOver(membership, today))
  return (
    <div className="stack">
      <section className="panel">
        <h2>{t('organisation.admin.lines')}</h2>
        <dl className="facts">
          <dt>{t('organisation.admin.leads')}</dt>
          <dd>{person.heads.map(unit => said(unit.name, language)).join(t('shared.comma')) || '–'}</dd>
          <dt>{t('organisation.admin.managers')}</dt>
          <dd>{person.managers.map(above => personName(above, language)).join(' → ') || '–'}</dd>
          <dt>{t('organisation.admin.reports')}</dt>
          <dd>{person.reports.map(below => personName(below, language)).join(t('shared.comma')) || '–'}</dd>
        </dl>
      </section>
      {past.length > 0 && (
        <section className="panel">
          <h2>{t('organisation.admin.past')}</h2>
          <ol className="side-facts">
            {past.map(({ unit, post, since, until }) => (
              <li key={`${unit.id}${since}`}>
                {said(unit.name, language)}
                <span className="soft small block">
                  {post && `${said(post.name, language)} · `}
                  {since ? dateWords(since, language) : t('organisation.admin.always')} –{' '}
                  {until && dateWords(until, language)}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}
