import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api, type Passkey } from '../../api/index.ts'
import { FormDialog, useMutate } from '../../shared/index.ts'

interface Entry {
  password: string
}

export function RemovePasskey({ passkey, open, onClose }: { passkey: Passkey; open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const remove = useMutate(
    (body: Entry) => answer(api.POST('/session/passkeys/{id}/removal', { params: { path: { id: passkey.id } }, body })),
    { quiet: true, touches: ['second-factor'], after: onClose },
  )
  return (
    <FormDialog<Entry>
      title={t('access.passkey.remove-question', { name: passkey.name })}
      confirm={t('access.passkey.remove')}
      danger
      open={open}
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={entry => remove.mutate(entry)}
    >
      <p className="soft gap-below">{t('access.passkey.remove-why')}</p>
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
