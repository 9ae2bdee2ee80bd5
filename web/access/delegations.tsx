import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Delegation } from '../api/index.ts'
import {
  dateWords,
  EmptyState,
  Loaded,
  localDate,
  personName,
  useLanguage,
  useMutate,
  useNow,
  useZone,
} from '../shared/index.ts'
import { DelegationDialog } from './delegation-dialog.tsx'
import { useReader } from './session.ts'

/** Who stands in for me, and for whom I stand in. */
export function Delegations() {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  const delegations = useQuery({ queryKey: ['delegations'], queryFn: () => answer(api.GET('/delegations')) })
  return (
    <section className="panel">
      <div className="panel-head">
        <p className="soft">{t('access.delegation-why')}</p>
        <Button type="primary" onClick={() => setAdding(true)}>
          {t('access.delegate')}
        </Button>
      </div>
      <Loaded of={delegations}>
        {({ items }) =>
          items.length > 0 ? (
            <ul className="lines">
              {items.map(item => (
                <DelegationLine key={item.id} delegation={item} />
              ))}
            </ul>
          ) : (
            <EmptyState>{t('access.no-delegations')}</EmptyState>
          )
        }
      </Loaded>
      <DelegationDialog open={adding} onClose={() => setAdding(false)} />
    </section>
  )
}

function DelegationLine({ delegation }: { delegation: Delegation }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const reader = useReader()
  const { modal } = App.useApp()
  const end = useMutate((id: string) => answer(api.DELETE('/delegations/{id}', { params: { path: { id } } })), {
    touches: ['delegations', 'session'],
  })
  const today = localDate(useNow(), useZone())
  const { from, to, firstDay, lastDay, reason, inForce, revokedAt } = delegation
  const names = { from: personName(from, language), to: personName(to, language) }
  const isOver = revokedAt !== null || lastDay < today
  return (
    <li className="row spread wrap list-row">
      <span className={isOver ? 'soft' : undefined}>
        {t('access.stands-in', names)} · {dateWords(firstDay, language)} – {dateWords(lastDay, language)}
        {reason && <span className="soft"> · {reason}</span>}
      </span>
      <span className="row">
        {inForce && <span className="chip chip-good">{t('access.in-force')}</span>}
        {isOver && <span className="chip">{t('access.over')}</span>}
        {!isOver && from.id === reader.person.id && (
          <Button
            size="small"
            onClick={() =>
              modal.confirm({ title: t('access.end-delegation', names), onOk: () => end.mutateAsync(delegation.id) })
            }
          >
            {t('access.end')}
          </Button>
        )}
      </span>
    </li>
  )
}
