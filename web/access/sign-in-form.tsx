import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, isCode, type Session } from '../api/index.ts'
import { ProblemText, useMutate } from '../shared/index.ts'

interface Entry {
  login: string
  password: string
  code?: string
}

export function SignInForm({ onEnter }: { onEnter: (session: Session) => void }) {
  const { t } = useTranslation()
  const [needsCode, setNeedsCode] = useState(false)
  const signIn = useMutate((body: Entry) => answer(api.POST('/session', { body })), { after: onEnter, quiet: true })
  const isAsked = (error: unknown) => isCode(error, 'access.code-needed')
  const asked = isAsked(signIn.error)
  const send = (entry: Entry) =>
    signIn.mutate(entry, { onError: error => setNeedsCode(needed => needed || isAsked(error)) })
  return (
    <Form<Entry> layout="vertical" requiredMark={false} onFinish={send}>
      {signIn.isError && !asked && (
        <Alert type="error" title={<ProblemText error={signIn.error} />} className="gap-below" />
      )}
      <Form.Item name="login" label={t('access.login')} rules={[{ required: true, message: t('shared.needed') }]}>
        <Input autoComplete="username" maxLength={200} />
      </Form.Item>
      <Form.Item name="password" label={t('access.password')} rules={[{ required: true, message: t('shared.needed') }]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      {needsCode && (
        <Form.Item
          name="code"
          label={t('access.second.code')}
          extra={t('access.second.code-why')}
          rules={[{ required: true, message: t('shared.needed') }]}
        >
          <Input autoComplete="one-time-code" maxLength={40} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={signIn.isPending} block>
        {t('access.sign-in')}
      </Button>
    </Form>
  )
}
