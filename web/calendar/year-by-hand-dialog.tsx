import { DeleteOutlined } from '@ant-design/icons'
import type { ChangedDays } from '@huke/core/calendar'
import { App, Button, Checkbox, DatePicker, Form, Input, Radio } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { answer, api, type Calendar } from '../api/index.ts'
import { FormDialog, useMutate } from '../shared/index.ts'
import { ReasonItem } from './past-words.tsx'
import { useCorrect } from './use-change.ts'
import { daysOf } from './year-by-hand.ts'

interface Row {
  days: [Dayjs, Dayjs]
  kind: 'holiday' | 'workday'
  zh: string
  en?: string
}

interface Entry {
  rows?: Row[]
  complete: boolean
  reason?: string
}

/** The official days of a year as the notice says them, where no release has them yet. */
export function YearByHandDialog(props: {
  calendar: Calendar
  year: number
  open: boolean
  onClose: () => void
  onPrepared: (correction: string) => void
}) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { calendar, year } = props
  const [form] = Form.useForm<Entry>()
  const written = Form.useWatch((entry: Entry) => entry, form)
  const past = pastOf(calendar, year, written?.rows ?? [])
  const correct = useCorrect(calendar, correction => {
    props.onClose()
    props.onPrepared(correction)
  })
  const add = useMutate(
    (entry: Entry) => {
      const params = { path: { id: calendar.id } }
      return answer(api.POST('/calendars/{id}/official-holidays', { params, body: officialOf(year, entry) }))
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
    <FormDialog<Entry>
      title={t('calendar.by-hand-of', { year })}
      confirm={t(past === null ? 'calendar.add-these' : 'calendar.correction.look')}
      width={720}
      open={props.open}
      busy={add.isPending || correct.isPending}
      error={add.error ?? correct.error}
      form={form}
      initial={{ rows: [blank(year)], complete: false }}
      onClose={() => {
        add.reset()
        correct.reset()
        props.onClose()
      }}
      onConfirm={entry =>
        past === null
          ? add.mutate(entry)
          : correct.mutate({ reason: entry.reason ?? '', official: officialOf(year, entry) })
      }
    >
      <p className="soft gap-below">{t('calendar.by-hand-why')}</p>
      <Rows year={year} />
      <Form.Item name="complete" valuePropName="checked" extra={t('calendar.known.complete-why', { year })}>
        <Checkbox>{t('calendar.known.complete', { year })}</Checkbox>
      </Form.Item>
      {past === null ? (
        <p className="soft small">{t(calendar.measured ? 'calendar.changes-count' : 'calendar.changes-free')}</p>
      ) : (
        <ReasonItem past={past} />
      )}
    </FormDialog>
  )
}

const officialOf = (year: number, { rows = [], complete }: Entry) => ({
  year,
  country: 'CN',
  complete,
  days: daysOf(
    rows.map(({ days: [first, last], kind, zh, en = '' }) => ({
      first: first.format('YYYY-MM-DD'),
      last: last.format('YYYY-MM-DD'),
      kind,
      zh,
      en,
    })),
  ),
})

/** The days of the rows that are over or have begun; null where there are none that matters were measured by. */
function pastOf({ measured, today }: Calendar, year: number, rows: readonly Partial<Row>[]): ChangedDays | null {
  const first = rows.flatMap(({ days }) => (days ? [days[0].format('YYYY-MM-DD')] : [])).sort()[0]
  if (!measured || first === undefined || first > today) return null
  return { from: first, to: today < `${year}-12-31` ? today : `${year}-12-31` }
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
