import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/index.ts'
import { EmptyState, Loaded, More, personName, said, useDebounced, useLanguage } from '../../shared/index.ts'
import { UnitPicker } from '../unit-picker.tsx'
import { OrganisationFrame } from './organisation-frame.tsx'
import { membersQuery } from './queries.ts'

/** Everybody who works here, found by name, pinyin, initials or employee number. */
export function PeoplePage() {
  const { t } = useTranslation()
  const { unit } = useSearch({ from: '/inside/admin/organisation/people' })
  const navigate = useNavigate({ from: '/admin/organisation/people' })
  const [typed, setTyped] = useState('')
  const q = useDebounced(typed.trim())
  const people = useInfiniteQuery(membersQuery(q, unit))
  return (
    <OrganisationFrame
      intro={t('organisation.admin.people-intro')}
      actions={
        <Link to="/admin/organisation/people/$id" params={{ id: 'new' }} search={{ unit }}>
          <Button type="primary">{t('organisation.admin.add-person')}</Button>
        </Link>
      }
    >
      <search className="row wrap gap-below">
        <Input.Search
          allowClear
          className="admin-search"
          placeholder={t('organisation.pick-person')}
          aria-label={t('organisation.pick-person')}
          onChange={event => setTyped(event.target.value)}
        />
        <UnitPicker
          allowClear
          className="grow"
          value={unit}
          placeholder={t('organisation.admin.every-unit')}
          onChange={chosen => navigate({ search: { unit: chosen } })}
        />
      </search>
      <Loaded of={people} rows={10}>
        {data => <People people={data.pages.flatMap(page => page.items)} />}
      </Loaded>
      <More of={people} />
    </OrganisationFrame>
  )
}

type Row = Answer<'/people'>['items'][number]

function People({ people }: { people: readonly Row[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (people.length === 0) return <EmptyState>{t('organisation.nobody-found')}</EmptyState>
  return (
    <div className="admin-lines">
      <table className="line-table">
        <thead>
          <tr>
            <th scope="col">{t('organisation.admin.person-name')}</th>
            <th scope="col">{t('organisation.admin.number')}</th>
            <th scope="col">{t('organisation.admin.unit')}</th>
            <th scope="col">{t('organisation.admin.post')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map(person => (
            <tr key={person.id}>
              <td>
                <Link to="/admin/organisation/people/$id" params={{ id: person.id }}>
                  {personName(person, language)}
                </Link>
              </td>
              <td className="soft">{person.code}</td>
              <td>{person.unit && said(person.unit.name, language)}</td>
              <td className="soft">{person.post && said(person.post.name, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
