import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { may, useReader } from '../../access/index.ts'
import { isCode } from '../../api/index.ts'
import { dateWords, Loaded, LoadedPage, Page, personName, said, useLanguage } from '../../shared/index.ts'
import { type Person, personQuery } from '../admin/queries.ts'
import { useToday } from '../admin/use-today.ts'
import { Absences } from './absences.tsx'
import { Holdings } from './holdings.tsx'
import { absencesQuery, holdingsQuery } from './queries.ts'
import './person.css'

export function PersonPage() {
  const { id } = useParams({ from: '/inside/people/$id' })
  const person = useQuery(personQuery(id))
  return <LoadedPage of={person}>{data => <Existing key={data.id} person={data} />}</LoadedPage>
}

/** Where somebody works; for them, their heads and the offices also what they still hold, and when they are away. */
function Existing({ person }: { person: Person }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const reader = useReader()
  const today = useToday()
  const holdings = useInfiniteQuery(holdingsQuery(person.id))
  const absences = useInfiniteQuery(absencesQuery(person.id))
  const day = person.left === null ? '' : dateWords(person.left, language)
  const place = [person.unit && said(person.unit.name, language), ...postsOf(person, today, language)]
  return (
    <Page
      title={personName(person, language)}
      intro={place.filter(Boolean).join(' · ')}
      actions={
        may(reader, 'organisation.edit') && (
          <Link to="/admin/organisation/people/$id" params={{ id: person.id }}>
            <Button>{t('organisation.person.edit')}</Button>
          </Link>
        )
      }
    >
      <div className="stack">
        {person.left !== null && (
          <p className="notice">{t(`organisation.person.${person.left < today ? 'has-left' : 'leaves'}`, { day })}</p>
        )}
        {person.managers.length + person.heads.length > 0 && (
          <section className="panel">
            <dl className="facts">
              {person.managers.length > 0 && (
                <>
                  <dt>{t('organisation.person.managers')}</dt>
                  <dd>{person.managers.map(one => personName(one, language)).join(' → ')}</dd>
                </>
              )}
              {person.heads.length > 0 && (
                <>
                  <dt>{t('organisation.person.leads')}</dt>
                  <dd>{person.heads.map(unit => said(unit.name, language)).join(t('shared.comma'))}</dd>
                </>
              )}
            </dl>
          </section>
        )}
        {!isCode(holdings.error, 'not-allowed') && (
          <Loaded of={holdings}>{data => <Holdings person={person} pages={data.pages} more={holdings} />}</Loaded>
        )}
        {!isCode(absences.error, 'not-allowed') && (
          <Loaded of={absences}>
            {data => <Absences person={person} absences={data.pages.flatMap(page => page.items)} more={absences} />}
          </Loaded>
        )}
      </div>
    </Page>
  )
}

const postsOf = (person: Person, today: string, language: ReturnType<typeof useLanguage>): string[] =>
  person.memberships
    .filter(m => m.primary && (m.since === null || m.since <= today) && (m.until === null || m.until >= today))
    .flatMap(m => (m.post === null ? [] : said(m.post.name, language)))
