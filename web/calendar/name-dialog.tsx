import { App, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api, type Calendar } from '../api/index.ts'
import { FormDialog, useMutate } from '../shared/index.ts'

interface Entry {
  name: { zh: string; en: string }
  timeZone: string
}

/** What the calendar is called, and whose clock it reads. */
export function NameDialog({ calendar, open, onClose }: { calendar: Calendar; open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const save = useMutate(
    ({ name, timeZone }: Entry) =>
      answer(
        api.PUT('/calendars/{id}', {
          params: { path: { id: calendar.id } },
          body: { baseVersion: calendar.version, name, definition: { ...calendar.definition, timeZone } },
        }),
      ),
    {
      touches: ['calendar', 'calendars'],
      quiet: true,
      after: saved => {
        message.success(t('calendar.saved', { version: saved.version }))
        onClose()
      },
    },
  )
  const rules = [{ required: true, whitespace: true, message: t('shared.needed') }]
  return (
    <FormDialog<Entry>
      title={t('calendar.rename')}
      confirm={t('shared.save')}
      open={open}
      busy={save.isPending}
      error={save.error}
      initial={{ name: calendar.name, timeZone: calendar.timeZone }}
      onClose={() => {
        save.reset()
        onClose()
      }}
      onConfirm={entry => save.mutate(entry)}
    >
      <Form.Item name={['name', 'zh']} label={t('calendar.name-zh')} rules={rules}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name={['name', 'en']} label={t('calendar.name-en')} rules={rules}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="timeZone" label={t('calendar.time-zone')} extra={t('calendar.changes-count')}>
        <Select showSearch options={Intl.supportedValuesOf('timeZone').map(value => ({ value, label: value }))} />
      </Form.Item>
    </FormDialog>
  )
}
