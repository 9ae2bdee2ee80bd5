import type { RawEvent, Rejection, RejectionCode } from '@huke/core/mining'
import { BROKEN } from './clean-text.ts'

/** Rejects an event with bytes that are no text, or with NUL, which the database could not store. */
export function withoutFlaws(event: RawEvent): RawEvent | Rejection {
  const all = { ...event.caseFields, ...event.fields }
  for (const [column, value] of Object.entries(all)) {
    if (value.includes(BROKEN))
      return flawed(event, 'mining.bad-encoding', column, value, 'text of the encoding; state another in file.encoding')
    if (value.includes('\0')) return flawed(event, 'mining.nul-character', column, value, 'text without NUL')
  }
  return event
}

function flawed(event: RawEvent, code: RejectionCode, column: string, value: string, expected: string): Rejection {
  const fields = Object.fromEntries(
    Object.entries({ ...event.caseFields, ...event.fields }).map(([name, text]) => [name, legible(text)]),
  )
  return { kind: 'rejected', code, row: event.row, line: event.line, column, value: legible(value), expected, fields }
}

function legible(text: string): string {
  return text.replaceAll(BROKEN, '\uFFFD').replaceAll('\0', '\u2400')
}
