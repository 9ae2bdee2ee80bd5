import { unitKinds } from '@huke/core/organisation'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Form, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api, type Body, type Unit } from '../../api/index.ts'
import { calendarsQuery, useGivenBy } from '../../calendar/index.ts'
import { DayInput, said, useLanguage } from '../../shared/index.ts'
import { PersonPicker } from '../person-picker.tsx'
import { UnitPicker } from '../unit-picker.tsx'
import { MoveChanges } from '../ending/move-changes.tsx'
import { EntryForm } from './entry-form.tsx'
import { useToday } from './use-today.ts'

type Entry = Body<'/units', 'post'>

/** Name, place, head and calendar of a unit, from a day on. */
export function UnitForm({ unit, parent }: { unit: Unit | null; parent: string | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  const today = useToday()
  const calendars = useQuery(calendarsQuery)
  const givenBy = useGivenBy()
  const send = (entry: Entry) => {
    const { code, ...rest } = tidy(entry)
    if (unit === null) return answer(api.POST('/units', { body: { code, ...rest } }))
    return answer(api.PUT('/units/{id}', { params: { path: { id: unit.id } }, body: rest }))
  }
  const goTo = ({ id }: { id: string }) => {
    if (unit === null) navigate({ to: '/admin/organisation/units/$id', params: { id }, ignoreBlocker: true })
  }
  const needed = [{ required: true, whitespace: true, message: t('shared.needed') }]
  return (
    <EntryForm initial={entryOf(unit, parent, today)} send={send} onSaved={goTo}>
      {unit === null && (
        <Form.Item name="code" label={t('organisation.admin.code')} rules={needed}>
          <Input maxLength={50} />
        </Form.Item>
      )}
      <div className="field-row">
        <Form.Item name="name" label={t('organisation.admin.name')} rules={needed}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="nameEn" label={t('organisation.admin.name-en')}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
      <Form.Item name="kind" label={t('organisation.admin.kind-of-unit')}>
        <Radio.Group options={unitKinds.map(value => ({ value, label: t(`organisation.admin.kind.${value}`) }))} />
      </Form.Item>
      <div className="field-row">
        <Form.Item name="parent" label={t('organisation.admin.parent')} extra={t('organisation.admin.parent-why')}>
          <UnitPicker allowClear placeholder={t('organisation.admin.at-the-top')} />
        </Form.Item>
        <Form.Item name="head" label={t('organisation.admin.head')} extra={t('organisation.admin.head-why')}>
          <PersonPicker allowClear known={unit?.head ? [unit.head] : []} />
        </Form.Item>
      </div>
      {unit !== null && (
        <Form.Item noStyle dependencies={['parent']}>
          {({ getFieldValue }) => (
            <MoveChanges
              unit={unit.id}
              from={unit.parent}
              to={(getFieldValue('parent') as string | undefined) ?? null}
            />
          )}
        </Form.Item>
      )}
      <div className="field-row">
        <Form.Item
          name="calendar"
          label={t('organisation.admin.calendar')}
          extra={unit?.calendar === null && unit.worksBy && givenBy(unit, unit.worksBy)}
        >
          <Select
            allowClear
            loading={calendars.isPending}
            placeholder={t('organisation.admin.calendar-of-parent')}
            options={calendars.data?.items.map(({ id, name }) => ({ value: id, label: said(name, language) }))}
          />
        </Form.Item>
        <Form.Item
          name="effectiveOn"
          label={t('organisation.admin.effective-on')}
          extra={t('organisation.admin.effective-why')}
        >
          <DayInput allowClear={false} />
        </Form.Item>
      </div>
    </EntryForm>
  )
}

const entryOf = (unit: Unit | null, parent: string | null, today: string): Partial<Entry> => ({
  name: unit?.name.zh,
  nameEn: unit === null || unit.name.en === unit.name.zh ? null : unit.name.en,
  kind: unit?.kind ?? 'department',
  parent,
  head: unit?.head?.id ?? null,
  calendar: unit?.calendar ?? null,
  effectiveOn: today,
})

/** A cleared picker says undefined where the server expects that there is nothing. */
const tidy = (entry: Entry): Entry => ({
  ...entry,
  nameEn: entry.nameEn?.trim() || null,
  parent: entry.parent ?? null,
  head: entry.head ?? null,
  calendar: entry.calendar ?? null,
})
