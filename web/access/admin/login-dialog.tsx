import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Account, answer, api } from '../../api/index.ts'
import { FormDialog, useMutate } from '../../shared/index.ts'

export function LoginDialog({ account, open, onClose }: { account: Account; open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const save = useMutate(
    ({ login }: { login: string }) =>
      answer(
        api.PUT('/accounts/{person}', {
          params: { path: { person: account.person.id } },
          body: { login, disabled: account.disabledAt !== null },
        }),
      ),
    { touches: ['accounts'], quiet: true, after: onClose },
  )
  return (
    <FormDialog<{ login: string }>
      title={t(account.login === null ? 'access.admin.give-login' : 'access.admin.change-login')}
      confirm={t('shared.save')}
      open={open}
      busy={save.isPending}
      error={save.error}
      initial={{ login: account.login ?? account.person.code }}
      onClose={onClose}
      onConfirm={entry => save.mutate(entry)}
    >
      <Form.Item
        name="login"
        label={t('access.login')}
        rules={[{ required: true, whitespace: true, message: t('shared.needed') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  )
}
