import { useNavigate } from '@tanstack/react-router'
import { Alert, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/index.ts'
import { ProblemText, useMutate } from '../shared/index.ts'
import { Gate } from './gate.tsx'
import { useTakeSession } from './session.ts'

interface Entry {
  organisation: { name: string; nameEn?: string }
  person: { name: string; code: string }
  login: string
  password: string
  code: string
}

/** An empty installation greets its first visitor; afterwards the way leads to the organisation. */
export function SetupPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const takeSession = useTakeSession()
  const setUp = useMutate((body: Entry) => answer(api.POST('/setup', { body })), {
    quiet: true,
    after: session => {
      takeSession(session)
      navigate({ to: '/admin/organisation' })
    },
  })
  const rules = [{ required: true, whitespace: true, message: t('shared.needed') }]
  return (
    <Gate title={t('access.setup')} intro={t('access.setup-intro')}>
      <Form<Entry> layout="vertical" requiredMark={false} onFinish={entry => setUp.mutate(entry)}>
        {setUp.isError && <Alert type="error" title={<ProblemText error={setUp.error} />} className="gap-below" />}
        <Form.Item name="code" label={t('access.setup-code')} rules={rules} extra={t('access.setup-code-where')}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name={['organisation', 'name']} label={t('access.organisation-name')} rules={rules}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name={['organisation', 'nameEn']} label={t('access.organisation-name-en')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name={['person', 'name']} label={t('access.your-name')} rules={rules}>
          <Input maxLength={100} autoComplete="name" />
        </Form.Item>
        <Form.Item name={['person', 'code']} label={t('access.employee-number')} rules={rules}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="login" label={t('access.login')} rules={rules}>
          <Input maxLength={200} autoComplete="username" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('access.password')}
          rules={rules}
          extra={t('access.password-rule-administrator')}
        >
          <Input.Password maxLength={200} autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={setUp.isPending}>
          {t('access.set-up')}
        </Button>
      </Form>
    </Gate>
  )
}
