import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded, More, personName, said, useLanguage } from '../../shared/index.ts'
import { directMembersQuery } from './queries.ts'
import { type Where, Whither } from './whither.tsx'

interface Props {
  unit: string
  count: number
  value: Readonly<Record<string, Where>>
  onChange: (value: Readonly<Record<string, Where>>) => void
}

/** The people one by one; what they hold goes with them. */
export function PeopleEach({ unit, count, value, onChange }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <details className="ending-each" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t('organisation.ending.one-by-one', { count })}</summary>
      {open && <Lines unit={unit} value={value} onChange={onChange} />}
    </details>
  )
}

function Lines({ unit, value, onChange }: Omit<Props, 'count'>) {
  const language = useLanguage()
  const people = useInfiniteQuery(directMembersQuery(unit))
  return (
    <>
      <Loaded of={people}>
        {data => (
          <ul>
            {data.pages
              .flatMap(page => page.items)
              .map(person => (
                <li key={person.id} className="ending-one">
                  <span>
                    {personName(person, language)}{' '}
                    {person.post && <span className="soft small">{said(person.post.name, language)}</span>}
                  </span>
                  <Whither
                    label={personName(person, language)}
                    ways={['along', 'unit']}
                    value={value[person.id] ?? { how: 'along' }}
                    onChange={where => onChange({ ...value, [person.id]: where })}
                  />
                </li>
              ))}
          </ul>
        )}
      </Loaded>
      <More of={people} />
    </>
  )
}
