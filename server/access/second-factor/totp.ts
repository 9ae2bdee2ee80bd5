import { generateSecret, generateURI, verifySync } from 'otplib'

/** A phone's clock may be off by a step. */
const toleranceSeconds = 30

export interface NewSecret {
  readonly secret: string
  /** for the QR code */
  readonly uri: string
}

export function newSecret(organisation: string, login: string): NewSecret {
  const secret = generateSecret()
  return { secret, uri: generateURI({ issuer: organisation || 'Huke', label: login, secret }) }
}

/** The time step of a code that is right now; null where it is none, or not later than the one that was used last. */
export function stepOf(secret: string, code: string, at: number, lastStep: number | null): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const found = verifySync({
    secret,
    token: code,
    epoch: Math.floor(at / 1000),
    epochTolerance: toleranceSeconds,
    ...(lastStep === null ? {} : { afterTimeStep: lastStep }),
  })
  return found.valid && 'timeStep' in found ? found.timeStep : null
}
