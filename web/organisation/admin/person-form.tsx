import { useNavigate } from '@tanstack/react-router'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/index.ts'
import { DayInput } from '../../shared/index.ts'
import { PersonPicker } from '../person-picker.tsx'
import { EntryForm } from './entry-form.tsx'
import { MembershipsField } from './memberships-field.tsx'
import { type PersonDraft, type PersonEntry, tidy } from './person-entry.ts'
import type { Person } from './queries.ts'

/** A person with units, posts and manager; these hold from a day on. */
export function PersonForm({ person, initial }: { person: Person | null; initial: PersonDraft }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const send = (entry: PersonEntry) => {
    const { code, ...body } = tidy(entry)
    if (person === null) return answer(api.POST('/people', { body: { code, ...body } }))
    return answer(api.PUT('/people/{id}', { params: { path: { id: person.id } }, body }))
  }
  const goTo = ({ id }: { id: string }) => {
    if (person === null) navigate({ to: '/admin/organisation/people/$id', params: { id }, ignoreBlocker: true })
  }
  const needed = [{ required: true, whitespace: true, message: t('shared.needed') }]
  return (
    <EntryForm initial={initial} send={send} onSaved={goTo}>
      {person === null && (
        <Form.Item name="code" label={t('organisation.admin.number')} rules={needed}>
          <Input maxLength={50} />
        </Form.Item>
      )}
      <div className="field-row">
        <Form.Item name="name" label={t('organisation.admin.person-name')} rules={needed}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="nameEn" label={t('organisation.admin.name-en')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="email" label={t('organisation.admin.email')}>
          <Input type="email" maxLength={200} />
        </Form.Item>
        <Form.Item name="phone" label={t('organisation.admin.phone')}>
          <Input type="tel" maxLength={50} />
        </Form.Item>
      </div>
      <MembershipsField posts={person?.memberships.flatMap(({ post }) => post ?? []) ?? []} />
      <div className="field-row">
        <Form.Item name="manager" label={t('organisation.admin.manager')}>
          <PersonPicker allowClear known={person?.managers.slice(0, 1)} />
        </Form.Item>
        <Form.Item
          name="effectiveOn"
          label={t('organisation.admin.effective-on')}
          extra={t('organisation.admin.effective-person')}
        >
          <DayInput allowClear={false} />
        </Form.Item>
        <Form.Item name="joined" label={t('organisation.admin.joined')}>
          <DayInput />
        </Form.Item>
        <Form.Item name="left" label={t('organisation.admin.left')} extra={t('organisation.admin.left-why')}>
          <DayInput />
        </Form.Item>
      </div>
    </EntryForm>
  )
}
