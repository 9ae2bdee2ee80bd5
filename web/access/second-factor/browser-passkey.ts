import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser'
import { t } from 'i18next'
import { type Answer, type Body, problemFrom } from '../../api/index.ts'

type ToMake = Answer<'/session/passkeys/challenge', 'post'>
type ToShow = Answer<'/session/challenge', 'post'>['passkey']
type Made = Body<'/session/passkeys', 'post'>['made']
type Shown = NonNullable<Body<'/session', 'post'>['passkey']>

/** Browsers do not know of them over plain http, but on the machine itself. */
export const knowsPasskeys = (): boolean => window.isSecureContext && browserSupportsWebAuthn()

/** Has the browser make a passkey; throws `Refused` in words where it does not. */
export async function makePasskey(optionsJSON: ToMake): Promise<Made> {
  const { id, rawId, response } = await inWords(startRegistration({ optionsJSON }))
  const { clientDataJSON, attestationObject, transports } = response
  return { id, rawId, type: 'public-key', response: { clientDataJSON, attestationObject, transports } }
}

/** Has the browser show one; throws `Refused` in words where it does not. */
export async function showPasskey(optionsJSON: ToShow): Promise<Shown> {
  const { id, rawId, response } = await inWords(startAuthentication({ optionsJSON }))
  const { clientDataJSON, authenticatorData, signature, userHandle } = response
  return { id, rawId, type: 'public-key', response: { clientDataJSON, authenticatorData, signature, userHandle } }
}

/** Closes the browser’s window: something else will do. */
export const stopAsking = (): void => WebAuthnAbortService.cancelCeremony()

/** Browsers do not tell a window that was closed from one that nobody answered, lest pages learn what devices there are. */
async function inWords<T>(done: Promise<T>): Promise<T> {
  try {
    return await done
  } catch (error) {
    const isThere = error instanceof Error && [error, error.cause].some(named('InvalidStateError'))
    throw problemFrom('passkey', t(isThere ? 'access.passkey.there' : 'access.passkey.not-done'))
  }
}

const named = (name: string) => (error: unknown) => error instanceof Error && error.name === name
