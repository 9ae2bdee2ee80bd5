import { Alert, Button, Form, Input, QRCode, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Answer, answer, api } from '../../api/index.ts'
import { ProblemText, useMutate } from '../../shared/index.ts'

type Secret = Answer<'/session/second-factor', 'post'>

/** Password, then the secret into the app, then a code of it. */
export function SetUp({ onCodes }: { onCodes: (recoveryCodes: readonly string[]) => void }) {
  const [secret, setSecret] = useState<Secret | null>(null)
  return secret === null ? <Prove onSecret={setSecret} /> : <Confirm secret={secret} onCodes={onCodes} />
}

function Prove({ onSecret }: { onSecret: (secret: Secret) => void }) {
  const { t } = useTranslation()
  const begin = useMutate((body: { password: string }) => answer(api.POST('/session/second-factor', { body })), {
    quiet: true,
    after: onSecret,
  })
  return (
    <Form layout="vertical" requiredMark={false} onFinish={begin.mutate}>
      {begin.isError && <Alert type="error" title={<ProblemText error={begin.error} />} className="gap-below" />}
      <Form.Item
        name="password"
        label={t('access.second.password')}
        rules={[{ required: true, message: t('shared.needed') }]}
      >
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={begin.isPending}>
        {t('access.second.go-on')}
      </Button>
    </Form>
  )
}

function Confirm({ secret, onCodes }: { secret: Secret; onCodes: (codes: readonly string[]) => void }) {
  const { t } = useTranslation()
  const confirm = useMutate((body: { code: string }) => answer(api.PUT('/session/second-factor', { body })), {
    quiet: true,
    after: made => onCodes(made.recoveryCodes),
  })
  return (
    <>
      <p>{t('access.second.scan')}</p>
      <div className="second-secret">
        {/* To be looked at by a phone; whoever hears the page has the key beside it. */}
        <div aria-hidden>
          <QRCode value={secret.uri} size={176} type="canvas" color="#1f2a37" bgColor="#ffffff" />
        </div>
        <Typography.Text copyable={{ text: secret.secret }} code>
          {inGroups(secret.secret)}
        </Typography.Text>
      </div>
      <Form layout="vertical" requiredMark={false} onFinish={confirm.mutate}>
        {confirm.isError && <Alert type="error" title={<ProblemText error={confirm.error} />} className="gap-below" />}
        <Form.Item
          name="code"
          label={t('access.second.code-of-app')}
          rules={[{ required: true, message: t('shared.needed') }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={7} className="second-code" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          {t('access.second.confirm')}
        </Button>
      </Form>
    </>
  )
}

/** As one types it into the app by hand. */
const inGroups = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret
