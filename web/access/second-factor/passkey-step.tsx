import { Alert, Button, Form, Input, Spin } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, isCode, type Session } from '../../api/index.ts'
import { ProblemText, useMutate } from '../../shared/index.ts'
import { knowsPasskeys, showPasskey, stopAsking } from './browser-passkey.ts'

export interface RightPassword {
  login: string
  password: string
}

/** Asks the server what is to be signed and the browser to have it signed; tells on the way what else would do. */
export function usePasskey(onEnter: (session: Session) => void) {
  const [instead, setInstead] = useState<'code' | 'recovery-code' | null>('code')
  const show = useMutate(
    async (body: RightPassword) => {
      const { passkey, app, recoveryCodes } = await answer(api.POST('/session/challenge', { body }))
      setInstead(app ? 'code' : recoveryCodes ? 'recovery-code' : null)
      return answer(api.POST('/session', { body: { ...body, passkey: await showPasskey(passkey) } }))
    },
    { quiet: true, after: onEnter },
  )
  return { show, instead }
}

interface Props {
  of: ReturnType<typeof usePasskey>
  right: RightPassword
  onEnter: (session: Session) => void
  onBack: () => void
}

/** The password was right: the passkey, or one of what stands in for it. */
export function PasskeyStep({ of: { show, instead }, right, onEnter, onBack }: Props) {
  const { t } = useTranslation()
  const isKnown = knowsPasskeys()
  const [byCode, setByCode] = useState(!isKnown)
  const useCode = () => {
    stopAsking()
    setByCode(true)
  }
  const usePasskeyAgain = () => {
    setByCode(false)
    show.mutate(right)
  }
  const back = (
    <Button type="link" onClick={onBack}>
      {t('access.passkey.other-account')}
    </Button>
  )
  if (byCode && instead !== null)
    return (
      <>
        {!isKnown && <p className="second-not-here">{t('access.passkey.not-known')}</p>}
        <CodeForm kind={instead} right={right} onEnter={onEnter} />
        <div className="row spread wrap passkey-ways">
          {isKnown && (
            <Button type="link" onClick={usePasskeyAgain}>
              {t('access.passkey.use')}
            </Button>
          )}
          {back}
        </div>
      </>
    )
  return (
    <>
      {show.isError && <Alert type="error" title={<ProblemText error={show.error} />} className="gap-below" />}
      {show.isPending ? (
        <output className="row passkey-wait">
          <Spin size="small" /> {t('access.passkey.follow')}
        </output>
      ) : (
        <>
          <p className="gap-below">{t('access.passkey.confirm')}</p>
          <Button type="primary" block onClick={() => show.mutate(right)}>
            {t('access.passkey.use')}
          </Button>
        </>
      )}
      <div className="row spread wrap passkey-ways">
        {instead !== null && (
          <Button type="link" onClick={useCode}>
            {t(`access.passkey.${instead}-instead`)}
          </Button>
        )}
        {back}
      </div>
    </>
  )
}

interface CodeProps {
  kind: 'code' | 'recovery-code'
  right: RightPassword
  onEnter: (session: Session) => void
}

function CodeForm({ kind, right, onEnter }: CodeProps) {
  const { t } = useTranslation()
  const signIn = useMutate(({ code }: { code: string }) => answer(api.POST('/session', { body: { ...right, code } })), {
    quiet: true,
    after: onEnter,
  })
  return (
    <Form layout="vertical" requiredMark={false} onFinish={signIn.mutate}>
      {signIn.isError && <Alert type="error" title={<ProblemText error={signIn.error} />} className="gap-below" />}
      <Form.Item
        name="code"
        label={t(kind === 'code' ? 'access.second.code' : 'access.second.recovery-code')}
        extra={kind === 'code' ? t('access.second.code-why') : undefined}
        rules={[{ required: true, message: t('shared.needed') }]}
      >
        <Input autoComplete="one-time-code" maxLength={40} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={signIn.isPending} block>
        {t('access.sign-in')}
      </Button>
    </Form>
  )
}

export const asksForPasskey = (error: unknown): boolean => isCode(error, 'access.passkey-needed')
