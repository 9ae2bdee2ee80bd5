import type { World } from '../world.ts'
import { readEndings } from './ending/store.ts'
import { membersPage } from './person-present.ts'
import { readUnit } from './unit-store.ts'

/** A unit as its page shows it. */
export async function unitPage(
  world: World,
  id: string,
  { at, after, limit = 50 }: { at?: number; after?: string; limit?: number },
) {
  const when = at ?? world.now()
  const unit = await readUnit(world.db, id, when)
  const [members, endings] = await Promise.all([
    membersPage(world.db, when, { q: '', unit: id, after, limit }),
    readEndings(world.db, [id]),
  ])
  const ending = endings.get(id) ?? null
  return { ...unit, ending, path: [...unit.path], children: [...unit.children], history: [...unit.history], members }
}
