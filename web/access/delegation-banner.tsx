import { useTranslation } from 'react-i18next'
import { personName, useLanguage } from '../shared/index.ts'
import { useReader } from './session.ts'

/** Acting with somebody else's rights must not be forgotten. */
export function DelegationBanner() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { delegations } = useReader()
  if (delegations.length === 0) return null
  const names = delegations.map(person => personName(person, language)).join(t('shared.comma'))
  return <p className="delegation-banner">{t('access.acting-for', { names })}</p>
}
