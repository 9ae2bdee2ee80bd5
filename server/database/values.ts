import pg from 'pg'
import { type RawBuilder, sql } from 'kysely'

const { builtins, getTypeParser } = pg.types

/** The array types have no names in the driver. */
const TEXT_ARRAY: number = 1009
const INT8_ARRAY = 1016
const DATE_ARRAY = 1182
const TIMESTAMPTZ_ARRAY = 1185

const parseTimestamp: Parse = getTypeParser(builtins.TIMESTAMPTZ)

type Parse = (text: string) => unknown

const parsers = new Map<number, Parse>([
  [builtins.INT8, readInteger],
  [builtins.DATE, text => text],
  [builtins.TIMESTAMPTZ, readInstant],
  [INT8_ARRAY, arrayOf(readInteger)],
  [DATE_ARRAY, arrayOf(day => day)],
  [TIMESTAMPTZ_ARRAY, arrayOf(readInstant)],
])

/**
 * How values come back: int8 as a number (a fault where it is too large to be exact), date as 'YYYY-MM-DD',
 * timestamptz as an Instant, that is epoch milliseconds. Per pool, so other users of the driver see no change.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(id)) || getTypeParser(id, format),
}

/**
 * An Instant on its way into a statement: `where('due_at', '<=', instant(now))`, `values({ at: instant(now) })`.
 * Columns refuse a bare number at compile time on insert and update, and PostgreSQL refuses it anywhere else.
 */
export function instant(epochMs: number): RawBuilder<number> {
  return sql<number>`cast(${Number.isFinite(epochMs) ? new Date(epochMs).toISOString() : infinite(epochMs)} as timestamptz)`
}

function infinite(epochMs: number): string {
  if (Number.isNaN(epochMs)) throw new RangeError('An instant must be a number of milliseconds, not NaN.')
  return epochMs > 0 ? 'infinity' : '-infinity'
}

function arrayOf(read: Parse): Parse {
  const split: (text: string) => (string | null)[] = getTypeParser(TEXT_ARRAY)
  return text => split(text).map(element => (element === null ? null : read(element)))
}

function readInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`The int8 value ${text} is too large for an exact number.`)
  return value
}

function readInstant(text: string): number {
  return Number(parseTimestamp(text))
}
