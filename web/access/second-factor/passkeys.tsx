import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Passkey, SecondFactor } from '../../api/index.ts'
import { When } from '../../shared/index.ts'
import { AddPasskey } from './add-passkey.tsx'
import { knowsPasskeys } from './browser-passkey.ts'
import { RemovePasskey } from './remove-passkey.tsx'
import { RenamePasskey } from './rename-passkey.tsx'

const mostPasskeys = 10

interface Props {
  of: SecondFactor
  onCodes: (recoveryCodes: readonly string[]) => void
}

/** Devices and keys that vouch for their owner; where the address or the browser has none, it is said why. */
export function Passkeys({ of, onCodes }: Props) {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  const { passkeys, passkeysPossible, since, demanded } = of
  const isLast = since === null && passkeys.length === 1
  return (
    <section className="second-kind">
      <h2>{t('access.passkey.name')}</h2>
      <p className="soft">{t('access.passkey.why')}</p>
      {passkeys.length > 0 && (
        <ul className="lines">
          {passkeys.map(passkey => (
            <PasskeyLine key={passkey.id} passkey={passkey} removable={!(demanded && isLast)} />
          ))}
        </ul>
      )}
      {!passkeysPossible || !knowsPasskeys() ? (
        <p className="second-not-here">
          {t(passkeysPossible ? 'access.passkey.not-known' : 'access.passkey.not-here')}
        </p>
      ) : passkeys.length >= mostPasskeys ? (
        <p className="soft small">{t('access.passkey.enough', { count: mostPasskeys })}</p>
      ) : (
        <Button type={since === null && passkeys.length === 0 ? 'primary' : 'default'} onClick={() => setAdding(true)}>
          {t('access.passkey.add')}
        </Button>
      )}
      <AddPasskey open={adding} onClose={() => setAdding(false)} onCodes={onCodes} />
    </section>
  )
}

function PasskeyLine({ passkey, removable }: { passkey: Passkey; removable: boolean }) {
  const { t } = useTranslation()
  const [dialog, setDialog] = useState<'rename' | 'remove' | null>(null)
  const { name, addedAt, lastUsedAt, backedUp } = passkey
  const close = () => setDialog(null)
  return (
    <li className="row spread wrap list-row">
      <span className="grow passkey-words">
        <strong>{name}</strong>
        <br />
        <span className="soft small">
          {t('access.passkey.added')} <When at={addedAt} />
          {' · '}
          {lastUsedAt === null ? (
            t('access.never-used')
          ) : (
            <>
              {t('access.passkey.used')} <When at={lastUsedAt} />
            </>
          )}
          {backedUp && ` · ${t('access.passkey.backed-up')}`}
        </span>
      </span>
      <span className="row">
        <Button size="small" onClick={() => setDialog('rename')}>
          {t('access.passkey.rename')}
        </Button>
        {removable && (
          <Button size="small" danger onClick={() => setDialog('remove')}>
            {t('access.passkey.remove')}
          </Button>
        )}
      </span>
      <RenamePasskey passkey={passkey} open={dialog === 'rename'} onClose={close} />
      <RemovePasskey passkey={passkey} open={dialog === 'remove'} onClose={close} />
    </li>
  )
}
