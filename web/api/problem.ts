/** Problem details (RFC 9457) as the server answers them. */
export interface Problem {
  readonly code: string
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly errors: readonly { readonly place: string; readonly value?: unknown; readonly expectation: string }[]
  readonly requestId?: string
}

/** Why a request had no answer: the server's own problem, or 'unreachable' when there was none. */
export class Refused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.name = 'Refused'
    this.problem = problem
  }
}

export const unreachable: Problem = { code: 'unreachable', status: 0, title: '', detail: '', errors: [] }

/** What went wrong before the server was asked, in words. */
export const problemFrom = (code: string, detail: string): Refused => new Refused({ ...unreachable, code, detail })

export const problemOf = (error: unknown): Problem | null => (error instanceof Refused ? error.problem : null)

export const isCode = (error: unknown, code: string): boolean => problemOf(error)?.code === code

export function asProblem(body: unknown, status: number): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body) return { ...unreachable, ...(body as Problem) }
  return { ...unreachable, code: 'fault', status }
}
