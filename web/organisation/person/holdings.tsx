import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/index.ts'
import { Clock, Pair } from '../../commitment/index.ts'
import { EmptyState, More } from '../../shared/index.ts'
import type { Person } from '../admin/queries.ts'
import { HandOver } from './hand-over.tsx'
import type { Holding } from './queries.ts'

type Page = Answer<'/people/{id}/holdings'>

interface Props {
  person: Person
  pages: readonly Page[]
  more: UseInfiniteQueryResult<InfiniteData<Page>>
}

/** What somebody still holds, and the way to hand it over: some of it or all that is shown. */
export function Holdings({ person, pages, more }: Props) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState(false)
  const lines = pages.flatMap(page => page.items)
  const [counts] = pages
  const toggle = (id: string) =>
    setChosen(before => (before.has(id) ? new Set([...before].filter(one => one !== id)) : new Set([...before, id])))
  return (
    <section className="panel">
      <div className="panel-head wrap">
        <h2>
          {t('organisation.person.holds')}{' '}
          {counts && (
            <span className="soft small">
              {t('organisation.person.as-supplier', { count: counts.supplier })}
              {' · '}
              {t('organisation.person.as-customer', { count: counts.customer })}
            </span>
          )}
        </h2>
        {lines.length > 0 && (
          <Button type="primary" disabled={chosen.size === 0} onClick={() => setAsking(true)}>
            {chosen.size === 0
              ? t('organisation.person.hand-over')
              : t('organisation.person.hand-over-count', { count: chosen.size })}
          </Button>
        )}
      </div>
      {lines.length === 0 ? (
        <EmptyState>{t('organisation.person.holds-nothing')}</EmptyState>
      ) : (
        <>
          <Checkbox
            className="holding-all"
            checked={chosen.size === lines.length}
            indeterminate={chosen.size > 0 && chosen.size < lines.length}
            onChange={event => setChosen(new Set(event.target.checked ? lines.map(line => line.id) : []))}
          >
            {t('organisation.person.choose-all')}
          </Checkbox>
          <ul className="holding-list">
            {lines.map(line => (
              <Line key={line.id} line={line} chosen={chosen.has(line.id)} onToggle={() => toggle(line.id)} />
            ))}
          </ul>
          <More of={more} />
        </>
      )}
      <HandOver
        person={person}
        lines={lines.filter(line => chosen.has(line.id))}
        open={asking}
        onClose={() => {
          setAsking(false)
          setChosen(new Set())
        }}
      />
    </section>
  )
}

function Line({ line, chosen, onToggle }: { line: Holding; chosen: boolean; onToggle: () => void }) {
  const { t } = useTranslation()
  return (
    <li className="holding-line">
      <Checkbox
        checked={chosen}
        onChange={onToggle}
        aria-label={t('organisation.person.choose', { what: line.title })}
      />
      <Link to="/commitments/$id" params={{ id: line.id }} className="holding-link">
        <Pair pair={line.pair} />
        <span className="clip">{line.title}</span>
        <span className="soft small nowrap">{t(`organisation.person.side.${line.side}`)}</span>
        <Clock of={line} />
      </Link>
    </li>
  )
}
