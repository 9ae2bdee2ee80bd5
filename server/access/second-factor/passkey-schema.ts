import { type Static, Type } from 'typebox'
import { Instant, Nullable, Uuid } from '../../http/index.ts'

const base64url = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '^[A-Za-z0-9_-]+$' })

/** A credential’s name is at most 1,023 bytes. */
const CredentialId = base64url(1400)
const Transports = Type.Array(Type.String({ maxLength: 20, pattern: '^[a-z-]+$' }), { maxItems: 10 })
const PublicKey = Type.Literal('public-key')

export const Passkey = Type.Object({
  id: Uuid,
  name: Type.String(),
  backedUp: Type.Boolean({ description: 'Its maker keeps a copy of it, so that it outlives the device' }),
  addedAt: Instant,
  lastUsedAt: Nullable(Instant),
})

export const PasskeyName = Type.String({ minLength: 1, maxLength: 60 })

/** As browsers give it: RegistrationResponseJSON. */
export const MadePasskey = Type.Object({
  id: CredentialId,
  rawId: CredentialId,
  type: PublicKey,
  response: Type.Object({
    clientDataJSON: base64url(4000),
    attestationObject: base64url(16_000),
    transports: Type.Optional(Transports),
  }),
})
export type MadePasskey = Static<typeof MadePasskey>

/** As browsers give it: AuthenticationResponseJSON. */
export const ShownPasskey = Type.Object({
  id: CredentialId,
  rawId: CredentialId,
  type: PublicKey,
  response: Type.Object({
    clientDataJSON: base64url(4000),
    authenticatorData: base64url(4000),
    signature: base64url(4000),
    userHandle: Type.Optional(base64url(100)),
  }),
})
export type ShownPasskey = Static<typeof ShownPasskey>

const Descriptor = Type.Object({
  id: Type.String(),
  type: PublicKey,
  transports: Type.Optional(Type.Array(Type.String())),
})

/** For navigator.credentials.create: PublicKeyCredentialCreationOptionsJSON. */
export const ToMake = Type.Object({
  rp: Type.Object({ id: Type.String(), name: Type.String() }),
  user: Type.Object({ id: Type.String(), name: Type.String(), displayName: Type.String() }),
  challenge: Type.String(),
  pubKeyCredParams: Type.Array(Type.Object({ type: PublicKey, alg: Type.Integer() })),
  timeout: Type.Integer(),
  excludeCredentials: Type.Array(Descriptor),
  authenticatorSelection: Type.Object({
    residentKey: Type.Literal('preferred'),
    userVerification: Type.Literal('preferred'),
  }),
  attestation: Type.Literal('none'),
})

export type ToMake = Static<typeof ToMake>

/** For navigator.credentials.get: PublicKeyCredentialRequestOptionsJSON. */
export const ToShow = Type.Object({
  rpId: Type.String(),
  challenge: Type.String(),
  timeout: Type.Integer(),
  userVerification: Type.Literal('preferred'),
  allowCredentials: Type.Array(Descriptor),
})
export type ToShow = Static<typeof ToShow>
