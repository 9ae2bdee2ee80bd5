import type { Event } from '../commitment/index.ts'

/**
 * What the last event of a case says that was taken away again, because its import was undone or a later file told it anew. The
 * journal keeps its rows for ever; nothing else is kept of it.
 */
export const takenAway = 'history.taken-away'

export const isTakenAway = (last: Event | undefined): boolean =>
  last !== undefined && last.type === 'voided' && last.by.person === null && last.reason === takenAway
