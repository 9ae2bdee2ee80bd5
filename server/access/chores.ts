import { instant } from '../database/index.ts'
import type { Chore } from '../queue/index.ts'
import { watchDelegations } from './delegation-news.ts'
import { absoluteMs } from './cookie.ts'

const dayMs = 86_400_000

/** What nobody will ask for again: ended sessions, sign-in attempts of yesterday, challenges, keys of last week, imports of last month never written. */
export const accessChores: readonly Chore[] = [
  watchDelegations,
  {
    name: 'forget what is over',
    everySeconds: 600,
    run: async ({ db, now }) => {
      const at = now()
      await db
        .deleteFrom('session')
        .where(({ or, eb }) =>
          or([eb('expires_at', '<=', instant(at)), eb('created_at', '<=', instant(at - absoluteMs))]),
        )
        .execute()
      await db
        .deleteFrom('sign_in_attempt')
        .where('at', '<', instant(at - dayMs))
        .execute()
      await db.deleteFrom('passkey_challenge').where('expires_at', '<=', instant(at)).execute()
      await db
        .deleteFrom('idempotency')
        .where('created_at', '<', instant(at - 7 * dayMs))
        .execute()
      await db
        .deleteFrom('organisation_import')
        .where('applied_at', 'is', null)
        .where('created_at', '<', instant(at - 30 * dayMs))
        .execute()
    },
  },
]
