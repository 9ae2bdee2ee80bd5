import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Calendar } from '../api/index.ts'
import { FormDialog, useMutate } from '../shared/index.ts'
import { ReasonItem } from './past-words.tsx'
import { useCorrect } from './use-change.ts'
import { useKnownYear } from './use-known-year.ts'

/** The calendar follows official holidays and has not all of this year's: add them, or say that they are all there. */
export function OfficialDays(props: {
  calendar: Calendar
  year: number
  published: boolean
  onByHand: () => void
  onPrepared: (correction: string) => void
}) {
  const { calendar, year, published } = props
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [asking, setAsking] = useState(false)
  const known = useKnownYear(calendar, year)
  const add = useMutate(
    () =>
      answer(
        api.POST('/calendars/{id}/official-holidays', {
          params: { path: { id: calendar.id } },
          body: { year, country: 'CN' },
        }),
      ),
    {
      touches: ['calendar', 'calendars'],
      after: ({ kept }) => message.success(t('calendar.official-added', { year, count: kept.length })),
    },
  )
  const hasBegun = calendar.measured && `${year}-01-01` <= calendar.today
  return (
    <div className="notice row wrap spread gap-below">
      <p>{t(published ? 'calendar.official-missing' : 'calendar.official-not-out', { year })}</p>
      {calendar.mayEdit && (
        <span className="row wrap">
          {published ? (
            <Button loading={add.isPending} onClick={() => (hasBegun ? setAsking(true) : add.mutate(undefined))}>
              {t('calendar.add-official')}
            </Button>
          ) : (
            <Button onClick={props.onByHand}>{t('calendar.by-hand')}</Button>
          )}
          <Popconfirm
            title={t('calendar.known.ask', { year })}
            okText={t('calendar.known.confirm')}
            cancelText={t('shared.cancel')}
            onConfirm={() => known.mutate(true)}
          >
            <Button loading={known.isPending}>{t('calendar.known.confirm')}</Button>
          </Popconfirm>
        </span>
      )}
      <LateOfficialDays
        calendar={calendar}
        year={year}
        open={asking}
        onClose={() => setAsking(false)}
        onPrepared={props.onPrepared}
      />
    </div>
  )
}

/** Days of a year that has begun were left out by mistake. */
function LateOfficialDays(props: {
  calendar: Calendar
  year: number
  open: boolean
  onClose: () => void
  onPrepared: (correction: string) => void
}) {
  const { t } = useTranslation()
  const { calendar, year, open, onClose } = props
  const correct = useCorrect(calendar, correction => {
    onClose()
    props.onPrepared(correction)
  })
  return (
    <FormDialog<{ reason: string }>
      title={t('calendar.add-official')}
      confirm={t('calendar.correction.look')}
      open={open}
      busy={correct.isPending}
      error={correct.error}
      initial={{ reason: t('calendar.known.late', { year }) }}
      onClose={onClose}
      onConfirm={({ reason }) => correct.mutate({ reason, official: { year, country: 'CN' } })}
    >
      <ReasonItem past={{ from: `${year}-01-01`, to: calendar.today }} />
    </FormDialog>
  )
}
