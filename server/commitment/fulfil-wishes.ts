import { Refused } from '../http/index.ts'
import { dropWish, dueWishes, takeWish, type Wish } from '../evaluation/index.ts'
import type { Chore } from '../queue/index.ts'
import type { World } from '../world.ts'
import { act } from './act.ts'

const batch = 100

/** Opens the recoveries that givers of answers without a name have asked for, when they can't change their answers any more. */
export const fulfilWishes: Chore = {
  name: 'open the recoveries asked for',
  everySeconds: 5,
  run: async world => {
    for (const wish of await dueWishes(world.db, world.now(), batch)) await fulfil(world, wish)
  },
}

/** Each in a transaction of its own: one that fails stops none of the others. */
async function fulfil(world: World, wish: Wish): Promise<void> {
  const at = world.now()
  try {
    await world.db.transaction().execute(async trx => {
      const answer = await takeWish(trx, wish, at)
      if (answer === null) return
      const what = { kind: 'recover', customer: wish.customer, to: null } as const
      await act(trx, 'system', wish.commitment, what, { at, answers: [answer] })
    })
  } catch (error) {
    if (!(error instanceof Refused)) world.log.error({ err: error, wish }, 'recovery failed')
    else await dropWish(world.db, wish)
  }
}
