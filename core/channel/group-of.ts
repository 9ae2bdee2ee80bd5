import { ballOf, type Commitment, type Id } from '../commitment/index.ts'
import type { NoticeGroup } from './preferences.ts'

/** Whether the matter waits for this person: their side has to move, and nobody else of it is named. */
export function waitsFor(c: Commitment, person: Id): boolean {
  const ball = ballOf(c)
  if (ball !== 'customer' && ball !== 'supplier') return false
  const named = c[ball].person
  const other = c[ball === 'customer' ? 'supplier' : 'customer'].person
  // Where a side names nobody, whoever is told of it stands for it, unless they are the other side or only watch.
  return named === null ? person !== other && !c.watchers.includes(person) : named === person
}

/** The group of a notice; one that belongs to no matter asks for its reader's attention. */
export function groupOf(kind: string, c: Commitment | null, person: Id): NoticeGroup {
  if (kind === 'warned') return 'warning'
  if (kind === 'commented') return 'words'
  if (kind === 'escalated' && c?.escalatedTo.includes(person)) return 'act'
  return c === null || waitsFor(c, person) ? 'act' : 'moved'
}
