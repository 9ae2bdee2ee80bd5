import { DeleteOutlined } from '@ant-design/icons'
import { App, Button, DatePicker, Form, Input, Radio } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { answer, api, type Calendar } from '../api/index.ts'
import { FormDialog, useMutate } from '../shared/index.ts'
import { daysOf } from './year-by-hand.ts'

interface Row {
  days: [Dayjs, Dayjs]
  kind: 'holiday' | 'workday'
  zh: string
  en?: string
}

/** The official days of a year as the notice says them, where no release has them yet. */
export function YearByHandDialog(props: { calendar: Calendar; year: number; open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { calendar, year } = props
  const add = useMutate(
    ({ rows = [] }: { rows?: Row[] }) => {
      const entries = rows.map(({ days: [first, last], kind, zh, en = '' }) => ({
        first: first.format('YYYY-MM-DD'),
        last: last.format('YYYY-MM-DD'),
        kind,
        zh,
        en,
      }))
      const params = { path: { id: calendar.id } }
      const body = { year, country: 'CN', days: daysOf(entries) }
      return answer(api.POST('/calendars/{id}/official-holidays', { params, body }))
    },
    {
      touches: ['calendar', 'calendars'],
      quiet: true,
      after: ({ kept }) => {
        message.success(t('calendar.official-added', { year, count: kept.length }))
        props.onClose()
      },
    },
  )
  return (
    <FormDialog<{ rows?: Row[] }>
      title={t('calendar.by-hand-of', { year })}
      confirm={t('calendar.add-these')}
      width={720}
      open={props.open}
      busy={add.isPending}
      error={add.error}
      initial={{ rows: [blank(year)] }}
      onClose={() => {
        add.reset()
        props.onClose()
      }}
      onConfirm={entry => add.mutate(entry)}
    >
      <p className="soft gap-below">{t('calendar.by-hand-why')}</p>
      <Rows year={year} />
      <p className="soft small">{t('calendar.changes-count')}</p>
    </FormDialog>
  )
}

const blank = (year: number): Row => ({
  zh: '',
  kind: 'holiday',
  days: [dayjs(`${year}-01-01`), dayjs(`${year}-01-01`)],
})

function Rows({ year }: { year: number }) {
  const { t } = useTranslation()
  const needed = [{ required: true, message: t('shared.needed') }]
  return (
    <Form.List name="rows">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <div key={key} className="hand-row">
              <Form.Item name={[name, 'days']} rules={needed} label={t('calendar.which-days')}>
                <DatePicker.RangePicker minDate={dayjs(`${year}-01-01`)} maxDate={dayjs(`${year}-12-31`)} />
              </Form.Item>
              <Form.Item name={[name, 'kind']} label={t('calendar.what')}>
                <Radio.Group
                  options={(['holiday', 'workday'] as const).map(value => ({
                    value,
                    label: t(`calendar.hand.${value}`),
                  }))}
                />
              </Form.Item>
              <Form.Item name={[name, 'zh']} rules={needed} label={t('calendar.name-zh')}>
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name={[name, 'en']} label={t('calendar.name-en-optional')}>
                <Input maxLength={60} />
              </Form.Item>
              {rows.length > 1 && (
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('calendar.remove-row')}
                  onClick={() => remove(name)}
                />
              )}
            </div>
          ))}
          <Button className="gap-below" onClick={() => add(blank(year))}>
            {t('calendar.add-row')}
          </Button>
        </>
      )}
    </Form.List>
  )
}
