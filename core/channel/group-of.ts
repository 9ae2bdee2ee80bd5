import { ballOf, type Commitment, type Id, type Side } from '../commitment/index.ts'
import type { NoticeGroup } from './preferences.ts'

/** Who reads a notice: the side they were told as, null where they only hear of it. */
export interface NoticeReader {
  readonly person: Id
  readonly as: Side | null
}

/** Whether the matter waits for its reader: it is the turn of the side that they can move it on for. */
export const waitsFor = (c: Commitment, as: Side | null): boolean => as !== null && ballOf(c) === as

/** The group of a notice; one that belongs to no matter asks for its reader's attention. */
export function groupOf(kind: string, c: Commitment | null, { person, as }: NoticeReader): NoticeGroup {
  if (kind === 'warned') return 'warning'
  if (kind === 'commented') return 'words'
  if (kind === 'escalated' && c?.escalatedTo.includes(person)) return 'act'
  return c === null || waitsFor(c, as) ? 'act' : 'moved'
}
