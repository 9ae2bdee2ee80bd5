import { useInfiniteQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Delegation } from '../../api/index.ts'
import {
  dateWords,
  EmptyState,
  Loaded,
  localDate,
  More,
  personName,
  useLanguage,
  useMutate,
  useNow,
} from '../../shared/index.ts'
import { useReader } from '../session.ts'
import { DelegateDialog } from './delegate-dialog.tsx'
import { PeopleFrame } from './people-frame.tsx'
import { everybodysDelegationsQuery } from './queries.ts'

/** Who acts for whom, and until when; an officer arranges it for people who fell ill. */
export function DelegationsPage() {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  const delegations = useInfiniteQuery(everybodysDelegationsQuery)
  return (
    <PeopleFrame
      intro={t('access.admin.delegations-intro')}
      actions={
        <Button type="primary" onClick={() => setAdding(true)}>
          {t('access.admin.delegate')}
        </Button>
      }
    >
      <Loaded of={delegations}>{data => <Lines delegations={data.pages.flatMap(page => page.items)} />}</Loaded>
      <More of={delegations} />
      <DelegateDialog open={adding} onClose={() => setAdding(false)} />
    </PeopleFrame>
  )
}

function Lines({ delegations }: { delegations: readonly Delegation[] }) {
  const { t } = useTranslation()
  if (delegations.length === 0) return <EmptyState>{t('access.admin.no-delegations')}</EmptyState>
  return (
    <div className="admin-lines">
      <table className="line-table">
        <thead>
          <tr>
            {['from', 'to', 'days', 'reason', 'state'].map(name => (
              <th key={name} scope="col">
                {t(`access.admin.delegation.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {delegations.map(delegation => (
            <Line key={delegation.id} delegation={delegation} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ delegation }: { delegation: Delegation }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { modal } = App.useApp()
  const today = localDate(useNow(), useReader().organisation.timeZone)
  const end = useMutate(() => answer(api.DELETE('/delegations/{id}', { params: { path: { id: delegation.id } } })), {
    touches: ['delegations', 'session'],
  })
  const names = { from: personName(delegation.from, language), to: personName(delegation.to, language) }
  const isOver = delegation.revokedAt !== null || delegation.lastDay < today
  const ask = () =>
    modal.confirm({
      title: t('access.admin.end-question', names),
      okText: t('access.admin.end'),
      onOk: () => end.mutateAsync(undefined).catch(() => undefined),
    })
  return (
    <tr className={isOver ? 'soft' : undefined}>
      <td>{names.from}</td>
      <td>{names.to}</td>
      <td>
        {dateWords(delegation.firstDay, language)} – {dateWords(delegation.lastDay, language)}
      </td>
      <td className="soft">{delegation.reason}</td>
      <td>
        <span className="row wrap">
          {delegation.inForce && <span className="chip chip-good">{t('access.admin.in-force')}</span>}
          {isOver && <span>{t(delegation.revokedAt === null ? 'access.admin.over' : 'access.admin.ended')}</span>}
          {!isOver && !delegation.inForce && <span className="chip">{t('access.admin.planned')}</span>}
          {!isOver && (
            <Button size="small" loading={end.isPending} onClick={ask}>
              {t('access.admin.end')}
            </Button>
          )}
        </span>
      </td>
    </tr>
  )
}
