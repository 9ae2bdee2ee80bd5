import { useNavigate } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/index.ts'
import { FormDialog, useMutate } from '../shared/index.ts'

interface Entry {
  code: string
  name: { zh: string; en: string }
  timeZone: string
}
const office: [string, string][] = [
  ['08:30', '12:00'],
  ['13:30', '17:30'],
]

/** Begins with office hours, to be changed on its page. */
export function NewCalendarDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const make = useMutate(
    ({ code, name, timeZone }: Entry) =>
      answer(
        api.POST('/calendars', {
          body: {
            code,
            name,
            definition: {
              timeZone,
              weekly: { mon: office, tue: office, wed: office, thu: office, fri: office },
              holidays: [],
              recurringHolidays: [],
              overrides: {},
            },
          },
        }),
      ),
    {
      touches: ['calendars'],
      quiet: true,
      after: made => navigate({ to: '/admin/calendars/$id', params: { id: made.id } }),
    },
  )
  const rules = [{ required: true, whitespace: true, message: t('shared.needed') }]
  return (
    <FormDialog<Entry>
      title={t('calendar.new')}
      confirm={t('calendar.new')}
      open={open}
      busy={make.isPending}
      error={make.error}
      initial={{ timeZone: 'Asia/Shanghai' }}
      onClose={onClose}
      onConfirm={entry => make.mutate(entry)}
    >
      <Form.Item name={['name', 'zh']} label={t('calendar.name-zh')} rules={rules}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name={['name', 'en']} label={t('calendar.name-en')} rules={rules}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="code" label={t('calendar.code')} extra={t('calendar.code-why')} rules={rules}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="timeZone" label={t('calendar.time-zone')} rules={rules}>
        <Select showSearch options={Intl.supportedValuesOf('timeZone').map(value => ({ value, label: value }))} />
      </Form.Item>
    </FormDialog>
  )
}
