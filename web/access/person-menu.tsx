import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown, type MenuProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/index.ts'
import { changeLanguage, personName, useLanguage, useMutate } from '../shared/index.ts'
import { useReader, useTakeSession } from './session.ts'

/** What concerns the reader in person: language and look, who stands in for them, leaving. */
export function PersonMenu({ look }: { look: MenuProps['items'] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const reader = useReader()
  const navigate = useNavigate()
  const takeSession = useTakeSession()
  const signOut = useMutate(() => answer(api.DELETE('/session')), {
    after: () => {
      takeSession(null)
      navigate({ to: '/sign-in' })
    },
  })
  const speak = useMutate((locale: 'zh' | 'en') =>
    answer(api.PUT('/session/preferences', { body: { locale, timeZone: reader.timeZone } })),
  )
  const name = personName(reader.person, language)

  const items: MenuProps['items'] = [
    { key: 'mine', label: t('access.my-requests'), onClick: () => navigate({ to: '/requests' }) },
    { key: 'me', label: t('access.my-settings'), onClick: () => navigate({ to: '/me' }) },
    { key: 'away', label: t('access.away'), onClick: () => navigate({ to: '/me', search: { part: 'delegations' } }) },
    { type: 'divider' },
    {
      key: 'language',
      label: language === 'zh' ? 'English' : t('access.chinese'),
      onClick: () => {
        const other = language === 'zh' ? 'en' : 'zh'
        changeLanguage(other)
        speak.mutate(other)
      },
    },
    ...(look ?? []),
    { type: 'divider' },
    { key: 'out', label: t('access.sign-out'), onClick: () => signOut.mutate(undefined) },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" className="person-button">
        <span className="avatar" aria-hidden>
          {initial(name)}
        </span>
        <span className="wide-only">{name}</span>
        <span className="unseen">{t('access.menu-of', { name })}</span>
      </Button>
    </Dropdown>
  )
}

const initial = (name: string): string => (/^[\x20-\x7e]/.test(name) ? name.slice(0, 1).toUpperCase() : name.slice(-1))
