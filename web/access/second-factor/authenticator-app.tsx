import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SecondFactor } from '../../api/index.ts'
import { When } from '../../shared/index.ts'
import { knowsPasskeys } from './browser-passkey.ts'
import { RemoveDialog } from './remove-dialog.tsx'

/** Six digits of an app on a phone: none, or in force. */
export function AuthenticatorApp({ of, onBegin }: { of: SecondFactor; onBegin: () => void }) {
  const { t } = useTranslation()
  const [removing, setRemoving] = useState(false)
  const { since, demanded, passkeys, passkeysPossible } = of
  const isLast = passkeys.length === 0
  const isAllThereIs = isLast && !(passkeysPossible && knowsPasskeys())
  return (
    <section className="second-kind">
      <h2>{t('access.app.name')}</h2>
      <p className="soft">{t('access.app.why')}</p>
      {since === null ? (
        <Button type={isAllThereIs ? 'primary' : 'default'} onClick={onBegin}>
          {t('access.second.set-up')}
        </Button>
      ) : (
        <div className="row spread wrap">
          <span>
            {t('access.app.since')}{' '}
            <span className="soft small">
              <When at={since} />
            </span>
          </span>
          {!(demanded && isLast) && (
            <Button size="small" danger onClick={() => setRemoving(true)}>
              {t('access.app.remove')}
            </Button>
          )}
        </div>
      )}
      <RemoveDialog open={removing} onClose={() => setRemoving(false)} />
    </section>
  )
}
