import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, isCode, type Session } from '../api/index.ts'
import { ProblemText, useMutate } from '../shared/index.ts'
import { knowsPasskeys, stopAsking } from './second-factor/browser-passkey.ts'
import { asksForPasskey, PasskeyStep, type RightPassword, usePasskey } from './second-factor/passkey-step.tsx'

interface Entry extends RightPassword {
  code?: string
}

export function SignInForm({ onEnter }: { onEnter: (session: Session) => void }) {
  const { t } = useTranslation()
  const [needsCode, setNeedsCode] = useState(false)
  const [right, setRight] = useState<RightPassword | null>(null)
  const signIn = useMutate((body: Entry) => answer(api.POST('/session', { body })), { after: onEnter, quiet: true })
  const passkey = usePasskey(onEnter)
  const isAsked = (error: unknown) => isCode(error, 'access.code-needed')
  const askForMore = (error: unknown, { login, password }: Entry) => {
    setNeedsCode(needed => needed || isAsked(error))
    if (!asksForPasskey(error)) return
    setRight({ login, password })
    // At once, while the browser still takes it for the click it was.
    if (knowsPasskeys()) passkey.show.mutate({ login, password })
  }
  const back = () => {
    stopAsking()
    setRight(null)
    signIn.reset()
    passkey.show.reset()
  }
  if (right !== null) return <PasskeyStep of={passkey} right={right} onEnter={onEnter} onBack={back} />
  return (
    <Form<Entry>
      layout="vertical"
      requiredMark={false}
      onFinish={entry => signIn.mutate(entry, { onError: askForMore })}
    >
      {signIn.isError && !isAsked(signIn.error) && (
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
