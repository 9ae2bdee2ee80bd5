/** There is no database to ask just now, whatever the reason; it comes back, and so does whoever asked. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway'
  /** every connection of this node is in use: nothing is wrong with the database */
  readonly full: boolean
  constructor(cause: unknown, full = false) {
    super(full ? 'every connection to the database is in use' : 'the database is away', { cause })
    this.full = full
  }
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const away: ReadonlySet<string> = new Set([
  '57P01', // shut down by an administrator, or the session ended by one
  '57P02', // shut down after a crash
  '57P03', // starting, recovering or shutting down
  '57P05', // session cut off for idling
  '25P03', // cut off for idling in a transaction
  '25P04', // cut off in a long transaction
  '53300', // too many connections
])
const connectionException = /^08...$/

/** Whether an answer of the database says that it, or our session in it, is gone for now. */
export function saysAway(error: unknown): boolean {
  if (error instanceof DatabaseAway) return true
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && (away.has(code) || connectionException.test(code))
}
