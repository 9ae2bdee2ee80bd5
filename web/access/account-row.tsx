import { MoreOutlined } from '@ant-design/icons'
import { type Role, roles } from '@huke/core/access'
import { App, Button, Dropdown, Select, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Account, answer, api } from '../api/index.ts'
import { personName, said, useLanguage, useMutate, When } from '../shared/index.ts'
import { LoginDialog } from './login-dialog.tsx'

export function AccountRow({ account }: { account: Account }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { modal } = App.useApp()
  const [naming, setNaming] = useState(false)
  const { person, login, disabledAt } = account
  const path = { person: person.id }
  const touches = ['accounts']
  const grant = useMutate(
    (granted: Role[]) => answer(api.PUT('/accounts/{person}/roles', { params: { path }, body: { roles: granted } })),
    { touches },
  )
  const close = useMutate(
    (disabled: boolean) =>
      answer(api.PUT('/accounts/{person}', { params: { path }, body: { login: login ?? '', disabled } })),
    { touches },
  )
  const password = useMutate(() => answer(api.POST('/accounts/{person}/password', { params: { path } })), {
    touches,
    after: made =>
      modal.success({
        title: t('access.first-password', { name: personName(person, language) }),
        content: (
          <Typography.Paragraph copyable code>
            {made.password}
          </Typography.Paragraph>
        ),
      }),
  })
  const name = personName(person, language)
  const items = [
    {
      key: 'login',
      label: t(login === null ? 'access.give-login' : 'access.change-login'),
      onClick: () => setNaming(true),
    },
    ...(login === null
      ? []
      : [
          { key: 'password', label: t('access.give-password'), onClick: () => password.mutate(undefined) },
          {
            key: 'close',
            danger: disabledAt === null,
            label: t(disabledAt === null ? 'access.close-account' : 'access.open-account'),
            onClick: () =>
              disabledAt === null
                ? modal.confirm({
                    title: t('access.close-account-of', { name }),
                    content: t('access.close-account-why'),
                    onOk: () => close.mutateAsync(true),
                  })
                : close.mutate(false),
          },
        ]),
  ]
  return (
    <li className="account-row">
      <span className="grow">
        <strong>{name}</strong> <span className="soft">{person.unit && said(person.unit.name, language)}</span>
        <span className="soft small block">
          {login ?? t('access.no-login')}
          {disabledAt !== null && ` · ${t('access.closed')}`}
          {account.lastSignInAt !== null && (
            <>
              {' · '}
              <When at={account.lastSignInAt} />
            </>
          )}
        </span>
      </span>
      <Select<Role[]>
        mode="multiple"
        className="account-roles"
        placeholder={t('access.no-roles')}
        aria-label={t('access.roles-of', { name })}
        value={account.roles}
        loading={grant.isPending}
        disabled={grant.isPending}
        onChange={granted => grant.mutate(granted)}
        options={roles.map(value => ({ value, label: t(`access.role.${value}`) }))}
      />
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
        <Button type="text" icon={<MoreOutlined />} aria-label={t('access.more-for', { name })} />
      </Dropdown>
      <LoginDialog account={account} open={naming} onClose={() => setNaming(false)} />
    </li>
  )
}
