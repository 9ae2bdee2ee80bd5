import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'
import { DatabaseAway, saysAway } from './away.ts'
import { noteOutcome } from './outcome.ts'

/** Sessions that are over: the driver's own errors for that bear no code, the session's event does. */
const lost = new WeakSet<object>()

export function noteLostSessions(pool: pg.Pool): void {
  pool.on('connect', client => client.on('error', () => lost.add(client)))
}

/**
 * The pool as the query builder sees it. Whatever tells that the database is away becomes `DatabaseAway`, and what that
 * leaves unknown is noted: an answer lost during commit, or to a change outside a transaction, tells nothing of either.
 * With a `fence` nothing is committed where that statement fails.
 */
export function watchedPool(pool: pg.Pool, fence?: string): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const full = pool.idleCount === 0 && pool.totalCount >= (pool.options.max ?? 10)
      try {
        return watch(await pool.connect(), fence)
      } catch (error) {
        throw new DatabaseAway(error, full)
      }
    },
  }
}

type Result = PostgresQueryResult<unknown>

function watch(client: pg.PoolClient, fence: string | undefined): PostgresPoolClient {
  let inTransaction = false

  const query = async (text: string, values: readonly unknown[]): Promise<Result> => {
    const step = stepOf(text)
    try {
      if (step === 'statement')
        return inTransaction || fence === undefined ? await send(text, values) : await alone(text, values)
      inTransaction = step === 'begin'
      const result = step === 'commit' ? await commit() : await send(text, values)
      if (result.command === 'COMMIT') noteOutcome('changed')
      return result
    } catch (error) {
      if (!lost.has(client) && !saysAway(error)) throw error
      // A lost session has rolled back by itself; what it failed of is the error to be told.
      if (step === 'rollback') return { command: 'ROLLBACK', rowCount: 0, rows: [] }
      if (step === 'commit' || (step === 'statement' && !inTransaction && !isReading(text))) noteOutcome('unknown')
      throw new DatabaseAway(error)
    }
  }

  const send = async (text: string, values: readonly unknown[]): Promise<Result> =>
    (await client.query(text, [...values])) as unknown as Result

  /** Fence and commit go out as one, so that nothing comes between them, however long this process is stopped. */
  const commit = async (): Promise<Result> => {
    if (fence === undefined) return send('commit', [])
    const results = (await client.query(`${fence}; commit`)) as unknown as readonly Result[]
    return results.at(-1) as Result
  }

  const alone = async (text: string, values: readonly unknown[]): Promise<Result> => {
    await send('begin', [])
    try {
      const result = await send(text, values)
      await commit()
      return result
    } catch (error) {
      await send('rollback', []).catch(() => {})
      throw error
    }
  }

  return {
    processID: (client as unknown as { processID: number }).processID,
    query: query as PostgresPoolClient['query'],
    release: destroy => client.release(destroy),
  }
}

type Step = 'begin' | 'commit' | 'rollback' | 'statement'

/** The query builder sends these words and no others around a transaction. */
function stepOf(text: string): Step {
  if (text === 'commit' || text === 'rollback') return text
  return text === 'begin' || text.startsWith('start transaction') ? 'begin' : 'statement'
}

const isReading = (text: string): boolean => /^\s*select\b(?!\s+graphile_worker\.)/i.test(text)
