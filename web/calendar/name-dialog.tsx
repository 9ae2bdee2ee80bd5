import { App, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api, type Calendar } from '../api/index.ts'
import { FormDialog, useMutate } from '../shared/index.ts'
import { ReasonItem } from './past-words.tsx'
import { pastDays, useCorrect } from './use-change.ts'

interface Entry {
  name: { zh: string; en: string }
  timeZone: string
  reason?: string
}

/** What the calendar is called, and whose clock it reads: another clock would move every day that is over. */
export function NameDialog(props: {
  calendar: Calendar
  open: boolean
  onClose: () => void
  onPrepared: (correction: string) => void
}) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { calendar, open, onPrepared } = props
  const [form] = Form.useForm<Entry>()
  const timeZone = Form.useWatch('timeZone', form) ?? calendar.timeZone
  const past = pastDays(calendar, { timeZone })
  const save = useMutate(
    ({ name, timeZone }: Entry) =>
      answer(
        api.PUT('/calendars/{id}', {
          params: { path: { id: calendar.id } },
          body: {
            baseVersion: calendar.version,
            name,
            definition: { ...calendar.definition, timeZone: past === null ? timeZone : calendar.timeZone },
          },
        }),
      ),
    {
      touches: ['calendar', 'calendars'],
      quiet: true,
      after: (saved, { timeZone, reason = '' }) => {
        if (past !== null) return correct.mutate({ reason, news: { timeZone } })
        message.success(t('calendar.saved', { version: saved.version }))
        props.onClose()
      },
    },
  )
  const correct = useCorrect(calendar, correction => {
    props.onClose()
    onPrepared(correction)
  })
  const rules = [{ required: true, whitespace: true, message: t('shared.needed') }]
  return (
    <FormDialog<Entry>
      title={t('calendar.rename')}
      confirm={t(past === null ? 'shared.save' : 'calendar.correction.look')}
      open={open}
      busy={save.isPending || correct.isPending}
      error={save.error ?? correct.error}
      form={form}
      initial={{ name: calendar.name, timeZone: calendar.timeZone }}
      onClose={() => {
        save.reset()
        correct.reset()
        props.onClose()
      }}
      onConfirm={entry => save.mutate(entry)}
    >
      <Form.Item name={['name', 'zh']} label={t('calendar.name-zh')} rules={rules}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name={['name', 'en']} label={t('calendar.name-en')} rules={rules}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="timeZone" label={t('calendar.time-zone')}>
        <Select showSearch options={Intl.supportedValuesOf('timeZone').map(value => ({ value, label: value }))} />
      </Form.Item>
      {past !== null && <ReasonItem past={past} />}
    </FormDialog>
  )
}
