import { Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Calendar } from '../api/index.ts'
import { dateWords, FormDialog, useLanguage } from '../shared/index.ts'
import { ReasonItem } from './past-words.tsx'
import { type Spans, SpansEditor } from './spans-editor.tsx'
import { type Definition, pastDays, useCorrect, useRevise } from './use-change.ts'
import { holdingOn, weeksOf } from './weeks.ts'

interface Entry {
  rule: 'week' | 'holiday' | 'own'
  spans: Spans
  name?: string
  nameEn?: string
  reason?: string
}

interface Props {
  date: string | null
  calendar: Calendar
  onClose: () => void
  onSaved: () => void
  onPrepared: (correction: string) => void
}

/** One date: as the week has it, off, or with hours of its own. A day that has begun is only corrected. */
export function DayDialog(props: Props) {
  if (props.date === null) return null
  return <OneDay {...props} date={props.date} />
}

function OneDay({ date, calendar, onClose, onSaved, onPrepared }: Props & { date: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [form] = Form.useForm<Entry>()
  const initial = entryOf(calendar.definition, date)
  const written = { ...initial, ...Form.useWatch((entry: Entry) => entry, form) }
  const news = withDay(calendar.definition, date, written)
  const past = pastDays(calendar, news)
  const revise = useRevise(calendar, () => {
    onClose()
    onSaved()
  })
  const correct = useCorrect(calendar, correction => {
    onClose()
    onPrepared(correction)
  })
  return (
    <FormDialog<Entry>
      title={dateWords(date, language)}
      confirm={t(past === null ? 'shared.save' : 'calendar.correction.look')}
      open
      busy={revise.isPending || correct.isPending}
      error={revise.error ?? correct.error}
      form={form}
      initial={initial}
      onClose={onClose}
      onConfirm={entry => (past === null ? revise.mutate(news) : correct.mutate({ reason: entry.reason ?? '', news }))}
    >
      <Form.Item name="rule" label={t('calendar.this-day')}>
        <Radio.Group
          options={(['week', 'holiday', 'own'] as const).map(value => ({ value, label: t(`calendar.rule.${value}`) }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['rule']}>
        {({ getFieldValue }) =>
          getFieldValue('rule') === 'own' && (
            <Form.Item name="spans" label={t('calendar.hours')}>
              <SpansField label={dateWords(date, language)} />
            </Form.Item>
          )
        }
      </Form.Item>
      <div className="field-row">
        <Form.Item name="name" label={t('calendar.why-special')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="nameEn" label={t('calendar.why-special-en')}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      {past === null ? (
        <p className="soft small">{t(calendar.measured ? 'calendar.changes-count' : 'calendar.changes-free')}</p>
      ) : (
        <ReasonItem past={past} />
      )}
    </FormDialog>
  )
}

function SpansField(props: { label: string; value?: Spans; onChange?: (spans: Spans) => void }) {
  return <SpansEditor label={props.label} value={props.value ?? []} onChange={spans => props.onChange?.(spans)} />
}

function entryOf(definition: Definition, date: string): Entry {
  const own = definition.overrides[date]
  return {
    rule: own ? 'own' : definition.holidays.includes(date) ? 'holiday' : 'week',
    spans: own ?? ordinaryHours(definition, date),
    name: definition.names?.[date],
    nameEn: definition.namesEn?.[date],
  }
}

/** Where hours of a day's own begin: as on the first weekday that has any. */
function ordinaryHours(definition: Definition, date: string): Spans {
  const weeks = weeksOf(definition)
  const { weekly } = weeks[holdingOn(weeks, date)] ?? definition
  return (
    Object.values(weekly)
      .find(spans => spans.length > 0)
      ?.map(span => [...span]) ?? []
  )
}

/** The definition with another rule for one date. */
function withDay(definition: Definition, date: string, { rule, spans, name, nameEn }: Entry): Partial<Definition> {
  const { [date]: _own, ...overrides } = definition.overrides
  const { [date]: _name, ...names } = definition.names ?? {}
  const { [date]: _nameEn, ...namesEn } = definition.namesEn ?? {}
  const holidays = definition.holidays.filter(day => day !== date)
  return {
    holidays: rule === 'holiday' ? [...holidays, date].sort() : holidays,
    overrides: rule === 'own' ? { ...overrides, [date]: spans ?? [] } : overrides,
    names: name && rule !== 'week' ? { ...names, [date]: name } : names,
    namesEn: nameEn && rule !== 'week' ? { ...namesEn, [date]: nameEn } : namesEn,
  }
}
