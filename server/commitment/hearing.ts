import { allow, maySee, type Member } from '@huke/core/access'
import type { Commitment, Id } from '@huke/core/commitment'
import type { Kysely } from 'kysely'
import type { Reader } from '../access/index.ts'
import type { DB } from '../database/index.ts'
import type { Change } from '../http/index.ts'
import { load } from './load.ts'

/** Whether a change might be news to somebody; of a matter only whoever may see it is told of it. */
export function concerns(member: Member, { persons, units, kind }: Change): boolean {
  switch (kind) {
    // An import is on the page of all who may import, whoever started it, be it nobody: the command line.
    case 'import':
      return allow(member, 'history.import')
    case 'scorecard':
      return allow(member, 'scorecard.read')
    case 'rights':
    case 'notification':
      return persons.includes(member.person)
    case 'commitment':
      // What is lent is heard as the lender would hear it.
      return [member, ...member.delegations].some(
        standing =>
          persons.includes('from' in standing ? standing.from : member.person) ||
          units.some(unit => standing.units.includes(unit) || standing.heads.includes(unit)),
      )
  }
}

/** Whether what changed may be named to its hearer as they are by now. */
export async function mayHear(db: Kysely<DB>, member: Reader, change: Change): Promise<boolean> {
  if (!concerns(member, change)) return false
  if (change.kind !== 'commitment') return true
  const commitment = await commitmentOf(db, change)
  return commitment !== null && maySee(member, commitment)
}

/** Every open page asks about the same change: it is loaded once. */
const loaded = new WeakMap<Change, Promise<Commitment | null>>()

function commitmentOf(db: Kysely<DB>, change: Change): Promise<Commitment | null> {
  const known = loaded.get(change) ?? read(db, change.id)
  loaded.set(change, known)
  return known
}

const read = async (db: Kysely<DB>, id: Id): Promise<Commitment | null> => (await load(db, id))?.commitment ?? null
