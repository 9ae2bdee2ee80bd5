import type { Commitment } from '../../api/index.ts'

export interface Result {
  /** null where nothing said by when */
  readonly of: 'kept' | 'as-agreed' | 'late' | null
  /** null where no date of its own was promised */
  readonly promiseKept: boolean | null
}

/** How the work ended against its standard and its promise; null while it is open, or was never delivered and accepted. */
export function resultOf({ state, clocks }: Pick<Commitment, 'state' | 'clocks'>): Result | null {
  if (state !== 'accepted') return null
  const runs = clocks.filter(({ clock, void: isVoid }) => clock === 'resolution' && !isVoid)
  const measured = runs.filter(({ allowedSeconds }) => allowedSeconds !== null)
  const promised = runs.filter(({ promisedDueAt }) => promisedDueAt !== null)
  const keeps = (of: typeof runs) => of.every(({ promiseKept }) => promiseKept === true)
  const promiseKept = promised.length === 0 ? null : keeps(promised)
  if (measured.length === 0) return { of: null, promiseKept }
  const broken = measured.filter(({ breached }) => breached)
  if (broken.length === 0) return { of: 'kept', promiseKept }
  const wasAgreed = broken.every(({ promisedDueAt }) => promisedDueAt !== null)
  return { of: wasAgreed && keeps(broken) ? 'as-agreed' : 'late', promiseKept }
}
