import { DatePicker, Form, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/index.ts'
import { PersonPicker } from '../../organisation/index.ts'
import { FormDialog, useMutate } from '../../shared/index.ts'

interface Entry {
  from: string
  to: string
  days: [Dayjs, Dayjs]
  reason?: string
}

/** Lends somebody's rights to somebody else for some days. */
export function DelegateDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const add = useMutate(
    ({ from, to, days: [first, last], reason }: Entry) => {
      const [firstDay, lastDay] = [first.format('YYYY-MM-DD'), last.format('YYYY-MM-DD')]
      return answer(api.POST('/delegations', { body: { from, to, firstDay, lastDay, reason } }))
    },
    { touches: ['delegations', 'session'], quiet: true, after: onClose },
  )
  const rules = [{ required: true, message: t('shared.needed') }]
  return (
    <FormDialog<Entry>
      title={t('access.admin.delegate')}
      confirm={t('access.admin.delegate')}
      open={open}
      busy={add.isPending}
      error={add.error}
      onClose={() => {
        add.reset()
        onClose()
      }}
      onConfirm={entry => add.mutate(entry)}
    >
      <p className="soft gap-below">{t('access.admin.delegate-why')}</p>
      <Form.Item name="from" label={t('access.admin.who-is-away')} rules={rules}>
        <PersonPicker />
      </Form.Item>
      <Form.Item name="to" label={t('access.admin.who-acts')} rules={rules}>
        <PersonPicker />
      </Form.Item>
      <Form.Item name="days" label={t('access.admin.which-days')} rules={rules}>
        <DatePicker.RangePicker minDate={dayjs()} />
      </Form.Item>
      <Form.Item name="reason" label={t('access.admin.reason')}>
        <Input maxLength={500} />
      </Form.Item>
    </FormDialog>
  )
}
