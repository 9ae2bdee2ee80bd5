import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api/index.ts'
import { FormDialog, useMutate } from '../../shared/index.ts'

interface Entry {
  password: string
  code: string
}

export function RemoveDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const remove = useMutate((body: Entry) => answer(api.POST('/session/second-factor/removal', { body })), {
    quiet: true,
    touches: ['second-factor'],
    after: onClose,
  })
  const rules = [{ required: true, message: t('shared.needed') }]
  return (
    <FormDialog<Entry>
      title={t('access.second.remove')}
      confirm={t('access.second.remove')}
      danger
      open={open}
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={entry => remove.mutate(entry)}
    >
      <Form.Item name="password" label={t('access.second.password')} rules={rules}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Form.Item name="code" label={t('access.second.code')} rules={rules}>
        <Input autoComplete="one-time-code" maxLength={40} />
      </Form.Item>
    </FormDialog>
  )
}
