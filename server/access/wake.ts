import type { Kysely } from 'kysely'
import { v7 } from 'uuid'
import type { DB } from '../database/index.ts'
import { announce } from '../http/index.ts'

/** Open pages of these people learn that their rights have changed, or that what opened the page opens nothing any more. */
export const wake = (db: Kysely<DB>, people: readonly string[]): Promise<void> =>
  announce(db, { kind: 'rights', id: v7(), persons: [...new Set(people)], units: [] })
