import { Alert, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/index.ts'
import { ProblemText, useMutate } from '../shared/index.ts'
import { Gate } from './gate.tsx'
import { useTakeSession } from './session.ts'

/** The first password was made by somebody else; nothing goes on before it is changed. */
export function FirstPassword() {
  const { t } = useTranslation()
  const takeSession = useTakeSession()
  return (
    <Gate title={t('access.change-first')} intro={t('access.change-first-why')}>
      <PasswordForm onChanged={takeSession} />
    </Gate>
  )
}

interface Entry {
  old: string
  new: string
  again: string
}

export function PasswordForm({ onChanged }: { onChanged: ReturnType<typeof useTakeSession> }) {
  const { t } = useTranslation()
  const change = useMutate(
    (entry: Entry) => answer(api.PUT('/session/password', { body: { old: entry.old, new: entry.new } })),
    { after: onChanged, quiet: true },
  )
  const needed = { required: true, message: t('shared.needed') }
  return (
    <Form<Entry> layout="vertical" requiredMark={false} onFinish={entry => change.mutate(entry)}>
      {change.isError && <Alert type="error" title={<ProblemText error={change.error} />} className="gap-below" />}
      <Form.Item name="old" label={t('access.old-password')} rules={[needed]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Form.Item name="new" label={t('access.new-password')} rules={[needed]} extra={t('access.password-rule')}>
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('access.password-again')}
        dependencies={['new']}
        rules={[
          needed,
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue('new')
                ? Promise.resolve()
                : Promise.reject(new Error(t('access.not-the-same'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t('access.change-password')}
      </Button>
    </Form>
  )
}
