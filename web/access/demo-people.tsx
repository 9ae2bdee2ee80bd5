import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type DemoGroup, type Session } from '../api/index.ts'
import { EmptyState, said, useFew, useLanguage, useMutate } from '../shared/index.ts'
import { DemoPerson } from './demo-person.tsx'

/** The people of the demo by what one sees as them. */
export function DemoPeople({ groups, onEnter }: { groups: readonly DemoGroup[]; onEnter: (s: Session) => void }) {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState('')
  const enter = useMutate((person: string) => answer(api.POST('/demo/session', { body: { person } })), {
    after: onEnter,
  })
  const found = groups
    .map(group => ({ ...group, people: group.people.filter(person => mentions(person, wanted)) }))
    .filter(group => group.people.length > 0)
  return (
    <>
      <p className="soft">{t('access.demo-intro')}</p>
      <Input.Search
        allowClear
        className="gap-below"
        placeholder={t('access.search-people')}
        aria-label={t('access.search-people')}
        onChange={event => setWanted(event.target.value)}
      />
      {found.map(group => (
        <Group key={group.key} group={group} busy={enter.isPending} onPick={id => enter.mutate(id)} />
      ))}
      {found.length === 0 && <EmptyState>{t('access.nobody-found')}</EmptyState>}
    </>
  )
}

function Group(props: { group: DemoGroup; busy: boolean; onPick: (id: string) => void }) {
  const language = useLanguage()
  const { few, rest } = useFew(props.group.people)
  return (
    <section className="demo-group">
      <h2>{said(props.group.shows, language)}</h2>
      <ul className="demo-people">
        {few.map(person => (
          <DemoPerson key={person.id} person={person} busy={props.busy} onPick={props.onPick} />
        ))}
      </ul>
      {rest}
    </section>
  )
}

function mentions(person: DemoGroup['people'][number], wanted: string): boolean {
  const words = [person.name, person.nameEn, person.code, person.unit?.name.zh, person.unit?.name.en]
  return words.some(word => word?.toLowerCase().includes(wanted.trim().toLowerCase()))
}
