import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

interface ToMake {
  readonly rp: { readonly id: string }
  readonly challenge: string
}
interface ToShow {
  readonly rpId: string
  readonly challenge: string
}

const bare = { fmt: 'none', attStmt: new Map<string, unknown>() }

/** A device with one passkey, and the browser around it: says on which page it was asked, and signs what it is given. */
export class Authenticator {
  readonly id = randomBytes(16)
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  /** how often it has signed; 0 for ever where it does not count */
  counter: number
  /** as newer ones say: its maker keeps a copy of it */
  backedUp = false

  constructor({ counting = true }: { counting?: boolean } = {}) {
    this.counter = counting ? 1 : 0
  }

  get name(): string {
    return this.id.toString('base64url')
  }

  /** `vouched`: what says of which make it is. */
  make({ rp, challenge }: ToMake, page: string, vouched: { fmt: string; attStmt: Map<string, unknown> } = bare) {
    const data = Buffer.concat([
      this.#data(rp.id, 0x40),
      Buffer.alloc(16),
      Buffer.from([0, this.id.length]),
      this.id,
      coseKey(this.#keys.publicKey),
    ])
    const attestation = cbor(
      new Map<string, unknown>([
        ['fmt', vouched.fmt],
        ['attStmt', vouched.attStmt],
        ['authData', data],
      ]),
    )
    return this.#credential({
      clientDataJSON: clientData('webauthn.create', challenge, page),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    })
  }

  show({ rpId, challenge }: ToShow, page: string) {
    if (this.counter > 0) this.counter++
    const data = this.#data(rpId, 0)
    const client = clientData('webauthn.get', challenge, page)
    const hash = createHash('sha256').update(Buffer.from(client, 'base64url')).digest()
    const signature = sign('sha256', Buffer.concat([data, hash]), this.#keys.privateKey)
    return this.#credential({
      clientDataJSON: client,
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
    })
  }

  #credential<T>(response: T) {
    return { id: this.name, rawId: this.name, type: 'public-key', response }
  }

  /** Somebody pressed its button; nobody was recognised. */
  #data(rpId: string, more: number): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.counter)
    const flags = 0x01 | more | (this.backedUp ? 0x18 : 0)
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), counter])
  }
}

const clientData = (type: string, challenge: string, origin: string): string =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url')

/** EC2, ES256, on P-256. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return cbor(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  )
}

/** As much of RFC 8949 as a passkey needs. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(cbor)])
  const pairs = [...(value as Map<unknown, unknown>)]
  return Buffer.concat([head(5, pairs.length), ...pairs.flatMap(pair => pair.map(cbor))])
}

const head = (major: number, n: number): Buffer =>
  Buffer.from(n < 24 ? [(major << 5) | n] : n < 256 ? [(major << 5) | 24, n] : [(major << 5) | 25, n >> 8, n & 255])
