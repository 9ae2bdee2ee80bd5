import { useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/index.ts'
import { DayInput, ProblemText, useLeaveGuard, useMutate } from '../../shared/index.ts'
import { PersonPicker } from '../person-picker.tsx'
import { MembershipsField } from './memberships-field.tsx'
import { type PersonDraft, type PersonEntry, tidy } from './person-entry.ts'
import { problemFields } from './problem-fields.ts'
import { organisationKeys, type Person } from './queries.ts'

/** A person with units, posts and manager; these hold from a day on. */
export function PersonForm({ person, initial }: { person: Person | null; initial: PersonDraft }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [form] = Form.useForm<PersonEntry>()
  const [changed, setChanged] = useState(false)
  useLeaveGuard(changed)
  const save = useMutate(
    (entry: PersonEntry) => {
      const { code, ...body } = tidy(entry)
      if (person === null) return answer(api.POST('/people', { body: { code, ...body } }))
      return answer(api.PUT('/people/{id}', { params: { path: { id: person.id } }, body }))
    },
    {
      touches: organisationKeys,
      quiet: true,
      after: saved => {
        setChanged(false)
        message.success(t('organisation.admin.saved'))
        if (person !== null) return
        navigate({ to: '/admin/organisation/people/$id', params: { id: saved.id }, ignoreBlocker: true })
      },
    },
  )
  const send = (entry: PersonEntry) =>
    save.mutate(entry, { onError: error => form.setFields(problemFields(error) as never) })
  const needed = [{ required: true, whitespace: true, message: t('shared.needed') }]
  return (
    <Form<PersonEntry>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="panel"
      initialValues={initial}
      onValuesChange={() => setChanged(true)}
      onFinish={send}
    >
      {save.isError && <Alert type="error" title={<ProblemText error={save.error} />} className="gap-below" />}
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
      <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!changed}>
        {t('shared.save')}
      </Button>
    </Form>
  )
}
