import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type SecondFactor as Factor } from '../../api/index.ts'
import { Loaded } from '../../shared/index.ts'
import { AuthenticatorApp } from './authenticator-app.tsx'
import { Passkeys } from './passkeys.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { SetUp } from './set-up.tsx'

/** What one shows besides the password: passkeys, an app, or both; with the first come the codes for the day it is lost. */
export function SecondFactor({ onSetUp }: { onSetUp?: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [setting, setSetting] = useState(false)
  const [codes, setCodes] = useState<readonly string[]>([])
  const factor = useQuery({
    queryKey: ['second-factor'],
    queryFn: () => answer(api.GET('/session/second-factor')),
  })
  const done = () => {
    setSetting(false)
    setCodes([])
    void client.invalidateQueries({ queryKey: ['second-factor'] })
    onSetUp?.()
  }
  // Nothing goes on before the codes are kept: nobody sees them again.
  const show = (made: readonly string[]) => (made.length > 0 ? setCodes(made) : done())
  if (codes.length > 0)
    return (
      <div className="panel narrow">
        <RecoveryCodes codes={codes} onDone={done} />
      </div>
    )
  if (setting)
    return (
      <div className="panel narrow">
        <h2>{t('access.app.name')}</h2>
        <SetUp onCodes={show} />
      </div>
    )
  return (
    <div className="panel narrow">
      <p className="gap-below">{t('access.second.why')}</p>
      <Loaded of={factor} rows={4}>
        {found => (
          <>
            {isInForce(found) && <InForce of={found} />}
            <Passkeys of={found} onCodes={show} />
            <AuthenticatorApp of={found} onBegin={() => setSetting(true)} />
          </>
        )}
      </Loaded>
    </div>
  )
}

const isInForce = ({ since, passkeys }: Factor): boolean => since !== null || passkeys.length > 0

function InForce({ of: { recoveryCodesLeft, demanded } }: { of: Factor }) {
  const { t } = useTranslation()
  return (
    <>
      <p>
        <span className="chip chip-good">{t('access.second.in-force')}</span>{' '}
        <span className={recoveryCodesLeft < 3 ? undefined : 'soft'}>
          {t('access.second.codes-left', { count: recoveryCodesLeft })}
        </span>
      </p>
      {demanded && <p className="soft small">{t('access.second.demanded')}</p>}
    </>
  )
}
