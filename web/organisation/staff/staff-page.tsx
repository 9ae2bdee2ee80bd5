import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { may, useReader } from '../../access/index.ts'
import type { Unit } from '../../api/index.ts'
import { EmptyState, Loaded, LoadedPage, More, Page, said, useLanguage } from '../../shared/index.ts'
import { unitQuery } from '../queries.ts'
import { Assignment } from './assignment.tsx'
import { assignmentQuery, unableQuery } from './queries.ts'
import { UnableLine } from './unable-line.tsx'
import './staff.css'

export function StaffPage() {
  const { id } = useParams({ from: '/inside/units/$id/staff' })
  const unit = useQuery(unitQuery(id))
  return <LoadedPage of={unit}>{data => <Staff key={data.id} unit={data} />}</LoadedPage>
}

/** Whose turn it is in a unit, and who cannot act. */
function Staff({ unit }: { unit: Unit }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const reader = useReader()
  const name = said(unit.name, language)
  const parts = useInfiniteQuery(assignmentQuery(unit.id))
  const mayRead = may(reader, 'unable.read', { unit: unit.id })
  return (
    <Page
      title={t('organisation.staff.title', { name })}
      intro={t('organisation.staff.intro')}
      above={
        <Link to="/units/$id" params={{ id: unit.id }} className="soft small">
          {name}
        </Link>
      }
    >
      <div className="stack">
        {mayRead && <UnableList unit={unit.id} />}
        <section className="panel">
          <h2>{t('organisation.staff.assignment')}</h2>
          <p className="soft gap-below">{t('organisation.staff.assignment-why')}</p>
          <Loaded of={parts}>
            {data => (
              <Assignment
                unit={unit.id}
                parts={data.pages.flatMap(page => page.items)}
                mayEdit={may(reader, 'assignment.edit', { unit: unit.id })}
              />
            )}
          </Loaded>
          <More of={parts} />
        </section>
      </div>
    </Page>
  )
}

function UnableList({ unit }: { unit: string }) {
  const { t } = useTranslation()
  const unable = useInfiniteQuery(unableQuery(unit))
  return (
    <section className="panel">
      <h2>{t('organisation.staff.unable')}</h2>
      <p className="soft">{t('organisation.staff.unable-why')}</p>
      <Loaded of={unable}>
        {data => {
          const lines = data.pages.flatMap(page => page.items)
          return lines.length === 0 ? (
            <EmptyState>{t('organisation.staff.nobody-unable')}</EmptyState>
          ) : (
            <ul className="lines">
              {lines.map(line => (
                <UnableLine key={line.person.id} line={line} />
              ))}
            </ul>
          )
        }}
      </Loaded>
      <More of={unable} />
    </section>
  )
}
