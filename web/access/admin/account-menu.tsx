import { MoreOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, type MenuProps } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Account, answer, api } from '../../api/index.ts'
import { personName, useLanguage, useMutate } from '../../shared/index.ts'
import { LoginDialog } from './login-dialog.tsx'
import { RolesDialog } from './roles-dialog.tsx'

type Dialog = 'login' | 'roles' | null

/** What can be done about one account. */
export function AccountMenu({ account, onPassword }: { account: Account; onPassword: (password: string) => void }) {
  const { t } = useTranslation()
  const name = personName(account.person, useLanguage())
  const { modal } = App.useApp()
  const [dialog, setDialog] = useState<Dialog>(null)
  const { login, disabledAt } = account
  const isClosed = disabledAt !== null
  const path = { person: account.person.id }
  const close = useMutate(
    (disabled: boolean) =>
      answer(api.PUT('/accounts/{person}', { params: { path }, body: { login: login ?? '', disabled } })),
    { touches: ['accounts'] },
  )
  const password = useMutate(() => answer(api.POST('/accounts/{person}/password', { params: { path } })), {
    touches: ['accounts'],
    after: made => onPassword(made.password),
  })
  const askToClose = () =>
    modal.confirm({
      title: t('access.admin.close-question', { name }),
      content: t('access.admin.close-why'),
      okText: t('access.admin.close'),
      okButtonProps: { danger: true },
      onOk: () => close.mutateAsync(true).catch(() => undefined),
    })
  const askForPassword = () =>
    modal.confirm({
      title: t('access.admin.password-question', { name }),
      content: t(account.hasPassword ? 'access.admin.password-again-why' : 'access.admin.password-why'),
      okText: t('access.admin.password-make'),
      onOk: () => password.mutateAsync(undefined).catch(() => undefined),
    })
  const reset = useMutate(() => answer(api.DELETE('/accounts/{person}/second-factor', { params: { path } })), {
    touches: ['accounts'],
  })
  const askToReset = () =>
    modal.confirm({
      title: t('access.admin.reset-question', { name }),
      content: t('access.admin.reset-why'),
      okText: t('access.admin.reset-factor'),
      okButtonProps: { danger: true },
      onOk: () => reset.mutateAsync(undefined).catch(() => undefined),
    })
  const items: MenuProps['items'] = [
    {
      key: 'login',
      label: t(login === null ? 'access.admin.give-login' : 'access.admin.change-login'),
      onClick: () => setDialog('login'),
    },
    { key: 'roles', label: t('access.admin.change-roles'), onClick: () => setDialog('roles') },
  ]
  const having: MenuProps['items'] = [
    { key: 'password', label: t('access.admin.give-password'), disabled: isClosed, onClick: askForPassword },
    ...(account.secondFactor ? [{ key: 'reset', label: t('access.admin.reset-factor'), onClick: askToReset }] : []),
    { type: 'divider' },
    {
      key: 'close',
      danger: !isClosed,
      label: t(isClosed ? 'access.admin.open-again' : 'access.admin.close'),
      onClick: () => (isClosed ? close.mutate(false) : askToClose()),
    },
  ]
  return (
    <>
      <Dropdown
        menu={{ items: login === null ? items : [...items, ...having] }}
        trigger={['click']}
        placement="bottomRight"
      >
        <Button
          type="text"
          icon={<MoreOutlined />}
          loading={close.isPending || password.isPending}
          aria-label={t('access.admin.menu', { name })}
        />
      </Dropdown>
      <LoginDialog account={account} open={dialog === 'login'} onClose={() => setDialog(null)} />
      <RolesDialog account={account} open={dialog === 'roles'} onClose={() => setDialog(null)} />
    </>
  )
}
