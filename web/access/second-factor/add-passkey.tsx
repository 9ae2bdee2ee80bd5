import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/index.ts'
import { FormDialog, useMutate } from '../../shared/index.ts'
import { makePasskey, stopAsking } from './browser-passkey.ts'

interface Entry {
  name: string
  password: string
}
interface Props {
  open: boolean
  onClose: () => void
  onCodes: (recoveryCodes: readonly string[]) => void
}

/** Name and password; then the browser asks for the device. */
export function AddPasskey({ open, onClose, onCodes }: Props) {
  const { t } = useTranslation()
  const add = useMutate(
    async ({ name, password }: Entry) => {
      const options = await answer(api.POST('/session/passkeys/challenge', { body: { password } }))
      return answer(api.POST('/session/passkeys', { body: { name, made: await makePasskey(options) } }))
    },
    {
      quiet: true,
      after: ({ recoveryCodes }) => {
        onClose()
        onCodes(recoveryCodes)
      },
    },
  )
  const close = () => {
    stopAsking()
    add.reset()
    onClose()
  }
  return (
    <FormDialog<Entry>
      title={t('access.passkey.add')}
      confirm={t('access.second.go-on')}
      open={open}
      busy={add.isPending}
      error={add.error}
      onClose={close}
      onConfirm={entry => add.mutate(entry)}
    >
      <Form.Item
        name="name"
        label={t('access.passkey.call')}
        extra={t('access.passkey.call-why')}
        rules={[{ required: true, whitespace: true, message: t('shared.needed') }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('access.second.password')}
        rules={[{ required: true, message: t('shared.needed') }]}
      >
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
    </FormDialog>
  )
}
