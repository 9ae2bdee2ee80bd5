import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Pair } from '../../commitment/index.ts'
import { Loaded, More } from '../../shared/index.ts'
import { mattersQuery } from './queries.ts'
import { type Where, Whither } from './whither.tsx'

interface Props {
  unit: string
  side: 'owes' | 'owed'
  count: number
  value: Readonly<Record<string, Where>>
  onChange: (value: Readonly<Record<string, Where>>) => void
}

/** The matters one by one, for those that do not go the way of all. */
export function MattersEach({ unit, side, count, value, onChange }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <details className="ending-each" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t('organisation.ending.one-by-one', { count })}</summary>
      {open && <Lines unit={unit} side={side} value={value} onChange={onChange} />}
    </details>
  )
}

function Lines({ unit, side, value, onChange }: Omit<Props, 'count'>) {
  const matters = useInfiniteQuery(mattersQuery(unit, side))
  return (
    <>
      <Loaded of={matters}>
        {data => (
          <ul>
            {data.pages
              .flatMap(page => page.items)
              .map(line => (
                <li key={line.id} className="ending-one">
                  <span className="ending-matter">
                    <span className="soft small">{line.number}</span> <Pair pair={line.pair} />
                    <span className="block clip">{line.title}</span>
                  </span>
                  <Whither
                    label={line.title}
                    ways={['along', 'unit', 'withdraw']}
                    value={value[line.id] ?? { how: 'along' }}
                    onChange={where => onChange({ ...value, [line.id]: where })}
                  />
                </li>
              ))}
          </ul>
        )}
      </Loaded>
      <More of={matters} />
    </>
  )
}
