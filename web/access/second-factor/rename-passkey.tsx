import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api, type Passkey } from '../../api/index.ts'
import { FormDialog, useMutate } from '../../shared/index.ts'

interface Entry {
  name: string
}

export function RenamePasskey({ passkey, open, onClose }: { passkey: Passkey; open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const rename = useMutate(
    (body: Entry) => answer(api.PUT('/session/passkeys/{id}', { params: { path: { id: passkey.id } }, body })),
    { quiet: true, touches: ['second-factor'], after: onClose },
  )
  return (
    <FormDialog<Entry>
      title={t('access.passkey.rename')}
      confirm={t('shared.save')}
      open={open}
      busy={rename.isPending}
      error={rename.error}
      initial={{ name: passkey.name }}
      onClose={onClose}
      onConfirm={entry => rename.mutate(entry)}
    >
      <Form.Item
        name="name"
        label={t('access.passkey.call')}
        rules={[{ required: true, whitespace: true, message: t('shared.needed') }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  )
}
