import type { Kysely } from 'kysely'
import type { DB } from '../../database/index.ts'
import type { World } from '../../world.ts'
import { newChallenge, takeChallenge } from './challenges.ts'
import { challengeOf, judgeShown, toShow } from './passkey.ts'
import type { ShownPasskey } from './passkey-schema.ts'
import { credentialsOf, noteSigned, passkeysOf } from './passkey-store.ts'
import { recoveryCodesLeft } from './recovery-codes.ts'
import type { RelyingParty } from './relying-party.ts'
import { factorOf } from './store.ts'

/** What whoever knows the password is asked for as well; a passkey only where a browser can show one. */
export async function askedBesides(
  db: Kysely<DB>,
  person: string,
  party: RelyingParty | null,
): Promise<'passkey' | 'code' | null> {
  const [factor, passkeys] = await Promise.all([factorOf(db, person), passkeysOf(db, person)])
  if (passkeys.length > 0) return party === null ? 'code' : 'passkey'
  return factor?.confirmedAt == null ? null : 'code'
}

/** For a browser to show a passkey, and what else would do; null where there is none. */
export async function askForPasskey({ db, now }: World, person: string, party: RelyingParty) {
  const [known, factor, codesLeft] = await Promise.all([
    credentialsOf(db, person),
    factorOf(db, person),
    recoveryCodesLeft(db, person),
  ])
  if (known.length === 0) return null
  const challenge = await newChallenge(db, { person, session: null }, now())
  const app = factor !== null && factor.confirmedAt !== null
  return { passkey: toShow(party, known, challenge), app, recoveryCodes: codesLeft > 0 }
}

/** Whether one of this person’s passkeys signed what it was asked to, once and just now, on one of our pages. */
export async function takePasskey(
  { db, now }: World,
  person: string,
  party: RelyingParty | null,
  shown: ShownPasskey,
): Promise<boolean> {
  const challenge = challengeOf(shown.response)
  if (party === null || challenge === null) return false
  if (!(await takeChallenge(db, challenge, { person, session: null }, now()))) return false
  const known = (await credentialsOf(db, person)).find(one => one.credential === shown.id)
  const signed = known === undefined ? null : await judgeShown(party, challenge, known, shown)
  return known !== undefined && signed !== null && noteSigned(db, known.id, signed, now())
}
