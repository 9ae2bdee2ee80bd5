import { DatePicker, Form, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/index.ts'
import { PersonPicker } from '../organisation/index.ts'
import { FormDialog, useMutate } from '../shared/index.ts'

interface Entry {
  to: string
  days: [Dayjs, Dayjs]
  reason?: string
}

export function DelegationDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const add = useMutate(
    ({ to, days: [first, last], reason }: Entry) =>
      answer(
        api.POST('/delegations', {
          body: { to, firstDay: first.format('YYYY-MM-DD'), lastDay: last.format('YYYY-MM-DD'), reason },
        }),
      ),
    { touches: ['delegations'], quiet: true, after: onClose },
  )
  const rules = [{ required: true, message: t('shared.needed') }]
  return (
    <FormDialog<Entry>
      title={t('access.delegate')}
      confirm={t('access.delegate')}
      open={open}
      busy={add.isPending}
      error={add.error}
      onClose={onClose}
      onConfirm={entry => add.mutate(entry)}
    >
      <Form.Item name="to" label={t('access.to-whom')} rules={rules}>
        <PersonPicker />
      </Form.Item>
      <Form.Item name="days" label={t('access.which-days')} rules={rules}>
        <DatePicker.RangePicker minDate={dayjs()} />
      </Form.Item>
      <Form.Item name="reason" label={t('access.reason')}>
        <Input maxLength={500} />
      </Form.Item>
    </FormDialog>
  )
}
