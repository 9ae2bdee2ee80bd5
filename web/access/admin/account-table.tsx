import { useTranslation } from 'react-i18next'
import type { Account } from '../../api/index.ts'
import { personName, said, useLanguage, When } from '../../shared/index.ts'
import { AccountMenu } from './account-menu.tsx'
import type { Given } from './first-password-dialog.tsx'

interface Props {
  accounts: readonly Account[]
  onPassword: (given: Given) => void
}

export function AccountTable({ accounts, onPassword }: Props) {
  const { t } = useTranslation()
  return (
    <div className="admin-lines">
      <table className="line-table account-table">
        <thead>
          <tr>
            {['person', 'login', 'state', 'roles', 'last'].map(name => (
              <th key={name} scope="col">
                {t(`access.admin.column.${name}`)}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{t('access.admin.column.act')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {accounts.map(account => (
            <AccountRow
              key={account.person.id}
              account={account}
              onPassword={password => onPassword({ account, password })}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function AccountRow({ account, onPassword }: { account: Account; onPassword: (password: string) => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { person, login, roles, lastSignInAt } = account
  return (
    <tr>
      <td>
        {personName(person, language)}{' '}
        <span className="soft small">{person.unit && said(person.unit.name, language)}</span>
      </td>
      <td>{login}</td>
      <td>
        <State account={account} />
      </td>
      <td>
        {roles.length > 0 && (
          <span className="row wrap">
            {roles.map(role => (
              <span key={role} className="chip chip-good">
                {t(`access.admin.role.${role}`)}
              </span>
            ))}
          </span>
        )}
      </td>
      <td className="soft small">
        {lastSignInAt === null ? login !== null && t('access.admin.never') : <When at={lastSignInAt} />}
      </td>
      <td className="figure account-act">
        <AccountMenu account={account} onPassword={onPassword} />
      </td>
    </tr>
  )
}

function State({ account }: { account: Account }) {
  const { t } = useTranslation()
  const { login, disabledAt, hasPassword, mustChange, secondFactor } = account
  if (login === null) return <span className="soft">{t('access.admin.state.none')}</span>
  if (disabledAt !== null) return <span className="chip chip-bad">{t('access.admin.state.closed')}</span>
  if (!hasPassword) return <span className="chip chip-soon">{t('access.admin.state.no-password')}</span>
  if (mustChange) return <span className="chip">{t('access.admin.state.first')}</span>
  if (secondFactor) return <span>{t('access.admin.state.second')}</span>
  return <span>{t('access.admin.state.open')}</span>
}
