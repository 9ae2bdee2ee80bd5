import { createHash } from 'node:crypto'

/** Names and titles have an end, so that indexes and pages can hold them. */
export const clip = (text: string, longest = 200): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`

/** The key of a case in the index: the case as the log names it, or so much of it and a hash of the whole. */
export const caseKey = (caseId: string): string =>
  caseId.length <= 200
    ? caseId
    : `${clip(caseId, 160)} ${createHash('sha256').update(caseId).digest('hex').slice(0, 32)}`
