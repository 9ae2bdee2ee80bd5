import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Answer, answer, api } from '../../api/index.ts'
import { Loaded, When } from '../../shared/index.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import { SetUp } from './set-up.tsx'

/** What one shows besides the password: none, being set up, or in force. */
export function SecondFactor({ onSetUp }: { onSetUp?: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [setting, setSetting] = useState(false)
  const factor = useQuery({
    queryKey: ['second-factor'],
    queryFn: () => answer(api.GET('/session/second-factor')),
  })
  const done = () => {
    setSetting(false)
    void client.invalidateQueries({ queryKey: ['second-factor'] })
    onSetUp?.()
  }
  return (
    <div className="panel narrow">
      <p className="gap-below">{t('access.second.why')}</p>
      {setting ? (
        <SetUp onDone={done} />
      ) : (
        <Loaded of={factor} rows={2}>
          {found => (found.since === null ? <Begin onBegin={() => setSetting(true)} /> : <InForce of={found} />)}
        </Loaded>
      )}
    </div>
  )
}

function Begin({ onBegin }: { onBegin: () => void }) {
  const { t } = useTranslation()
  return (
    <Button type="primary" onClick={onBegin}>
      {t('access.second.set-up')}
    </Button>
  )
}

function InForce({ of: { since, recoveryCodesLeft, demanded } }: { of: Answer<'/session/second-factor'> }) {
  const { t } = useTranslation()
  const [removing, setRemoving] = useState(false)
  return (
    <>
      <p>
        <span className="chip chip-good">{t('access.second.in-force')}</span>{' '}
        {since !== null && (
          <span className="soft small">
            <When at={since} />
          </span>
        )}
      </p>
      <p className={recoveryCodesLeft < 3 ? 'gap-below' : 'soft gap-below'}>
        {t('access.second.codes-left', { count: recoveryCodesLeft })}
      </p>
      {demanded ? (
        <p className="soft small">{t('access.second.demanded')}</p>
      ) : (
        <Button onClick={() => setRemoving(true)}>{t('access.second.remove')}</Button>
      )}
      <RemoveDialog open={removing} onClose={() => setRemoving(false)} />
    </>
  )
}
