import { Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Calendar } from '../api/index.ts'
import { dateWords, FormDialog, useLanguage } from '../shared/index.ts'
import { type Spans, SpansEditor } from './spans-editor.tsx'
import { type Definition, useReviseCalendar } from './use-revise.ts'

interface Entry {
  rule: 'week' | 'holiday' | 'own'
  spans: Spans
  name?: string
  nameEn?: string
}

interface Props {
  date: string | null
  calendar: Calendar
  onClose: () => void
  onSaved: () => void
}

/** One date: as the week has it, off, or with hours of its own. */
export function DayDialog({ date, calendar, onClose, onSaved }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const revise = useReviseCalendar(calendar, () => {
    onClose()
    onSaved()
  })
  if (date === null) return null
  const { holidays, overrides, names, namesEn } = calendar.definition
  const own = overrides[date]
  const initial: Entry = {
    rule: own ? 'own' : holidays.includes(date) ? 'holiday' : 'week',
    spans: own ?? ordinaryHours(calendar.definition),
    name: names?.[date],
    nameEn: namesEn?.[date],
  }
  return (
    <FormDialog<Entry>
      title={dateWords(date, language)}
      confirm={t('shared.save')}
      open
      busy={revise.isPending}
      error={revise.error}
      initial={initial}
      onClose={onClose}
      onConfirm={entry => revise.mutate(withDay(calendar.definition, date, entry))}
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
      <p className="soft small">{t('calendar.changes-count')}</p>
    </FormDialog>
  )
}

function SpansField(props: { label: string; value?: Spans; onChange?: (spans: Spans) => void }) {
  return <SpansEditor label={props.label} value={props.value ?? []} onChange={spans => props.onChange?.(spans)} />
}

/** Where hours of a day's own begin: as on the first weekday that has any. */
const ordinaryHours = ({ weekly }: Definition): Spans =>
  Object.values(weekly)
    .find(spans => spans.length > 0)
    ?.map(span => [...span]) ?? []

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
