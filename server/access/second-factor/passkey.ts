import { challengeMs } from './challenges.ts'
import type { MadePasskey, ShownPasskey, ToMake, ToShow } from './passkey-schema.ts'
import type { Credential, NewPasskey } from './passkey-store.ts'
import type { RelyingParty } from './relying-party.ts'

/** It reads every kind of certificate, 28 MB of program; who uses no passkeys never loads it. */
const webauthn = () => import('@simplewebauthn/server')
const helpers = () => import('@simplewebauthn/server/helpers')

/** ES256, EdDSA, RS256: what every authenticator has one of, and every Node of ours can check. */
const algorithms = [-7, -8, -257]

export interface Owner {
  readonly person: string
  readonly login: string
  readonly name: string
  readonly organisation: string
}

/**
 * What a browser is told to make one. Kept on the device and copied by its maker where it can be, so that a lost phone is no
 * lost factor; who cannot be recognised by the device may as well press its button, for the password was right.
 */
export const toMake = (
  party: RelyingParty,
  { person, login, name, organisation }: Owner,
  known: readonly Credential[],
  challenge: string,
): ToMake => ({
  rp: { id: party.id, name: organisation || 'Huke' },
  user: { id: Buffer.from(person.replaceAll('-', ''), 'hex').toString('base64url'), name: login, displayName: name },
  challenge,
  pubKeyCredParams: algorithms.map(alg => ({ type: 'public-key', alg })),
  timeout: challengeMs,
  excludeCredentials: known.map(described),
  authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  attestation: 'none',
})

/** What a browser is told to show one of these. */
export const toShow = (party: RelyingParty, known: readonly Credential[], challenge: string): ToShow => ({
  rpId: party.id,
  challenge,
  timeout: challengeMs,
  userVerification: 'preferred',
  allowCredentials: known.map(described),
})

const described = ({ credential, transports }: Credential) => ({
  id: credential,
  type: 'public-key' as const,
  transports: [...transports],
})

/** The passkey that was made for this challenge on one of our pages; null where it is none. */
export async function judgeMade(party: RelyingParty, challenge: string, made: MadePasskey): Promise<NewPasskey | null> {
  const { verifyRegistrationResponse } = await webauthn()
  const judged = await orNull(async () =>
    verifyRegistrationResponse({
      response: {
        ...made,
        response: {
          clientDataJSON: made.response.clientDataJSON,
          attestationObject: await unattested(made.response.attestationObject),
        },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: [...party.origins],
      expectedRPID: party.id,
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    }),
  )
  if (!judged?.verified) return null
  const { credential, credentialBackedUp } = judged.registrationInfo
  return {
    credential: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: [...new Set(made.response.transports ?? [])],
    backedUp: credentialBackedUp,
  }
}

/** How often the passkey has signed, and whether it is backed up, where it signed this challenge on one of our pages. */
export async function judgeShown(
  party: RelyingParty,
  challenge: string,
  { publicKey, counter, credential: id }: Credential,
  shown: ShownPasskey,
): Promise<Pick<NewPasskey, 'counter' | 'backedUp'> | null> {
  const { verifyAuthenticationResponse } = await webauthn()
  const judged = await orNull(() =>
    verifyAuthenticationResponse({
      response: { ...shown, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: [...party.origins],
      expectedRPID: party.id,
      requireUserVerification: false,
      credential: { id, publicKey: Uint8Array.from(publicKey), counter },
    }),
  )
  if (!judged?.verified) return null
  return { counter: judged.authenticationInfo.newCounter, backedUp: judged.authenticationInfo.credentialBackedUp }
}

/** The challenge that a browser says was signed; null where it says nothing that can be read. */
export function challengeOf({ clientDataJSON }: { readonly clientDataJSON: string }): string | null {
  try {
    const said: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString())
    const challenge = typeof said === 'object' && said !== null && 'challenge' in said ? said.challenge : null
    return typeof challenge === 'string' ? challenge : null
  } catch {
    return null
  }
}

/** Whoever vouches for the make of a device is not listened to: no certificate is read, no list fetched to judge it. */
async function unattested(attestationObject: string): Promise<string> {
  const { decodeAttestationObject, isoBase64URL, isoCBOR } = await helpers()
  const authData = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject)).get('authData')
  const bare = new Map<string, string | Map<string, string> | typeof authData>([
    ['fmt', 'none'],
    ['attStmt', new Map<string, string>()],
    ['authData', authData],
  ])
  return isoBase64URL.fromBuffer(isoCBOR.encode(bare))
}

/** The library throws at whatever is not as it should be, and touches nothing but what it is given. */
const orNull = <T>(judge: () => Promise<T>): Promise<T | null> => judge().catch(() => null)
