import type { Static } from 'typebox'
import type { Reader } from '../access/index.ts'
import { watchOutcome, type Watched } from '../database/index.ts'
import { httpCodes, type Language, reasonOf, Refused } from '../http/index.ts'
import type { World } from '../world.ts'
import type { Receipt } from './act.ts'
import { commitmentCodes } from './codes.ts'
import { doAct } from './do-act.ts'
import { keyFor } from './load.ts'
import { once } from './once.ts'
import type { BulkBody, BulkResult } from './schema.ts'
import type { Turns } from './turns.ts'

type Result = Static<typeof BulkResult>['results'][number]
type One = Static<typeof BulkBody>['commitments'][number]

const codes = { ...httpCodes, ...commitmentCodes }

/** Does the same to many, in a transaction each, one after the other: what one can't be done for leaves the others as they are. */
export async function doToMany(
  world: World,
  member: Reader,
  { act, commitments }: Static<typeof BulkBody>,
  { turn, key, language }: { turn: Turns; key: string | undefined; language: Language },
): Promise<Result[]> {
  const { db, now, log, secret } = world
  const results: Result[] = []
  let isAway = false
  for (const one of commitments) {
    // For a database that is not there the rest would wait as long, each.
    const result: Result = isAway ? notDone(one, 'database-away') : await attempt(one)
    isAway ||= result.code === 'database-away' || result.code === 'not-known'
    results.push(result)
  }
  return results

  async function attempt({ id, version }: One): Promise<Result> {
    const watched: Watched = { outcome: 'unchanged' }
    try {
      const own = await keyFor(db, id, act.kind, key && `${key}/${id}`)
      const asked = { person: member.person, key: own, request: { id, version, act } }
      const done = await watchOutcome(watched, () =>
        turn(id, () => once<Receipt>(world, asked, trx => doAct(trx, member, id, act, { at: now(), secret, version }))),
      )
      return { id, ok: true, version: done.version, code: null, detail: null }
    } catch (error) {
      if (!(error instanceof Refused)) log.warn({ err: error, commitment: id }, 'one of many was not done')
      return notDone({ id }, reasonOf(error, watched.outcome)[0])
    }
  }

  function notDone({ id }: Pick<One, 'id'>, code: string): Result {
    return { id, ok: false, version: null, code, detail: codes[code]?.[language] ?? code }
  }
}
