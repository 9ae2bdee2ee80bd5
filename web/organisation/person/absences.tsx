import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/index.ts'
import {
  dateWords,
  DayInput,
  EmptyState,
  FormDialog,
  More,
  personName,
  useLanguage,
  useMutate,
} from '../../shared/index.ts'
import type { Person } from '../admin/queries.ts'
import { useToday } from '../admin/use-today.ts'
import { PersonPicker } from '../person-picker.tsx'
import type { Absence } from './queries.ts'

interface Props {
  person: Person
  absences: readonly Absence[]
  more: UseInfiniteQueryResult<InfiniteData<{ next: string | null }>>
}

/** When somebody is away for long with nobody acting in their place, and where their work goes. */
export function Absences({ person, absences, more }: Props) {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  return (
    <section className="panel">
      <div className="panel-head wrap">
        <h2>{t('organisation.person.absences')}</h2>
        <Button onClick={() => setAdding(true)}>{t('organisation.person.add-absence')}</Button>
      </div>
      <p className="soft">{t('organisation.person.absences-why')}</p>
      {absences.length === 0 ? (
        <EmptyState>{t('organisation.person.no-absences')}</EmptyState>
      ) : (
        <ul className="lines">
          {absences.map(absence => (
            <Line key={absence.id} person={person} absence={absence} />
          ))}
        </ul>
      )}
      <More of={more} />
      <AbsenceDialog person={person} open={adding} onClose={() => setAdding(false)} />
    </section>
  )
}

function Line({ person, absence }: { person: Person; absence: Absence }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const { modal } = App.useApp()
  const { firstDay, lastDay, to, reason, inForce, revokedAt } = absence
  const isOver = revokedAt !== null || (lastDay !== null && lastDay < today)
  const end = useMutate(
    () =>
      answer(
        api.DELETE('/people/{id}/absences/{absence}', { params: { path: { id: person.id, absence: absence.id } } }),
      ),
    { touches: ['absences', 'unable'] },
  )
  const state = inForce ? 'now-away' : isOver ? 'over' : 'planned'
  return (
    <li className="row spread wrap list-row">
      <span className={isOver ? 'soft' : undefined}>
        {dateWords(firstDay, language)} –{' '}
        {lastDay === null ? t('organisation.person.until-back') : dateWords(lastDay, language)}
        <span className="soft">
          {' · '}
          {to === null
            ? t('organisation.person.goes-back')
            : t('organisation.person.goes-to', { name: personName(to, language) })}
          {reason && ` · ${reason}`}
        </span>
      </span>
      <span className="row">
        <span className={`chip ${inForce ? 'chip-soon' : ''}`}>{t(`organisation.person.${state}`)}</span>
        {!isOver && (
          <Button
            size="small"
            loading={end.isPending}
            onClick={() =>
              modal.confirm({
                title: t('organisation.person.back-question'),
                okText: t('organisation.person.back'),
                onOk: () => end.mutateAsync(undefined).catch(() => undefined),
              })
            }
          >
            {t('organisation.person.back')}
          </Button>
        )}
      </span>
    </li>
  )
}

interface Entry {
  firstDay: string
  lastDay: string | null
  to?: string
  reason?: string
}

function AbsenceDialog({ person, open, onClose }: { person: Person; open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const add = useMutate(
    ({ firstDay, lastDay, to, reason }: Entry) =>
      answer(
        api.POST('/people/{id}/absences', {
          params: { path: { id: person.id } },
          body: { firstDay, lastDay: lastDay ?? null, to: to ?? null, reason },
        }),
      ),
    { touches: ['absences', 'unable', 'holdings'], quiet: true, after: onClose },
  )
  return (
    <FormDialog<Entry>
      title={t('organisation.person.add-absence')}
      confirm={t('organisation.person.add-absence')}
      open={open}
      busy={add.isPending}
      error={add.error}
      initial={{ firstDay: today, lastDay: null }}
      onClose={() => {
        add.reset()
        onClose()
      }}
      onConfirm={entry => add.mutate(entry)}
    >
      <Form.Item name="firstDay" label={t('organisation.person.first-day')}>
        <DayInput allowClear={false} />
      </Form.Item>
      <Form.Item name="lastDay" label={t('organisation.person.last-day')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="to" label={t('organisation.person.to-whom')}>
        <PersonPicker allowClear unit={person.unit?.id} />
      </Form.Item>
      <Form.Item name="reason" label={t('organisation.person.reason')}>
        <Input maxLength={500} />
      </Form.Item>
    </FormDialog>
  )
}
