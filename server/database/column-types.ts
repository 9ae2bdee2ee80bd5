import type { ColumnType, Expression } from 'kysely'

/**
 * timestamptz: read as epoch milliseconds, written as `instant(ms)` or a Date. A bare number is refused when
 * compiling, because PostgreSQL would refuse it when running.
 */
export type InstantColumn = ColumnType<number, Expression<number> | Date, Expression<number> | Date>

/**
 * json and jsonb: read as unknown, for its reader to give it a shape; written as JSON text, because the driver would
 * turn an array into a PostgreSQL array.
 */
export type JsonColumn = ColumnType<unknown, string, string>
