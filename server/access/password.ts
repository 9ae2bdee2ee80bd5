import { randomInt } from 'node:crypto'
import { hash, type Options, verify } from '@node-rs/argon2'
import { refused } from '../http/index.ts'
import { atMost } from './at-most.ts'

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const strong: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** First passwords are twelve random signs, which nobody guesses however cheap a guess is; thousands are hashed at once. */
const cheap: Options = { memoryCost: 256, timeCost: 1, parallelism: 1 }

/** Each takes 19 MiB and a thread of a pool of four that files need as well. */
export const hashesAtOnce = 2
/** The last of those who wait has waited for some seconds; whoever comes then is told to come again. */
export const hashesWaiting = 100
const inTurn = atMost(hashesAtOnce, hashesWaiting, () => refused('too-many-requests'))

export const passwordHash = (password: string): Promise<string> => inTurn(() => hash(normal(password), strong))

export const firstPasswordHash = (password: string): Promise<string> => hash(password, cheap)

/** Takes as long for no account, or a cheaply hashed password, as for any: the time tells nothing. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  return inTurn(async () => {
    const fits = stored !== null && (await verify(stored, normal(password)))
    if (stored === null || !stored.includes(`m=${strong.memoryCost},`)) await verify(nobodys, normal(password))
    return fits
  })
}

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Twelve signs that cannot be mistaken for each other, in groups: `k7pm-x3rd-9qan`. */
export const newFirstPassword = (): string => groupsOfFour(3)

/** Twenty-four, so many that a plain hash of it tells nothing. */
export const newRecoveryCode = (): string => groupsOfFour(6)

const groupsOfFour = (groups: number): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join(''),
  ).join('-')

/** The same word typed on another keyboard has the same bytes. */
const normal = (password: string): string => password.normalize('NFKC')

const nobodys = '$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm9ib2R5$DMX7z2pVYVh9dIPpP2Ibm9m4cNYhMYtCe7Sx1Sn2F2Y'
