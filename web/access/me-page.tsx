import { useNavigate, useSearch } from '@tanstack/react-router'
import { App, Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { MailPreferences } from '../channel/index.ts'
import { Page } from '../shared/index.ts'
import { Delegations } from './delegations.tsx'
import { meParts } from './me-parts.ts'
import { PasswordForm } from './password-page.tsx'
import { Profile } from './profile.tsx'
import { SecondFactor } from './second-factor/second-factor.tsx'
import { useTakeSession } from './session.ts'
import { Tokens } from './tokens.tsx'

export function MePage() {
  const { t } = useTranslation()
  const { part = 'profile' } = useSearch({ from: '/inside/me' })
  const navigate = useNavigate({ from: '/me' })
  const { message } = App.useApp()
  const takeSession = useTakeSession()
  const panels = {
    profile: <Profile />,
    mail: <MailPreferences />,
    password: (
      <div className="panel narrow">
        <PasswordForm
          onChanged={session => {
            takeSession(session)
            message.success(t('access.password-changed'))
          }}
        />
      </div>
    ),
    'second-factor': <SecondFactor />,
    delegations: <Delegations />,
    tokens: <Tokens />,
  }
  return (
    <Page title={t('access.my-settings')}>
      <Tabs
        activeKey={part}
        onChange={key => navigate({ search: { part: meParts.find(one => one === key) } })}
        items={meParts.map(key => ({ key, label: t(`access.part.${key}`), children: panels[key] }))}
      />
    </Page>
  )
}
