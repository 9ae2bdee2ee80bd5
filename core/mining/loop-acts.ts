import type { HistoryAct } from './event.ts'

/** What an act of a log is in the loop of a commitment. */
export type LoopAct = 'promised' | 'delivered' | 'accepted' | 'returned' | 'reopened' | 'withdrawn'

export interface LoopActs {
  /** for each event of the case, what it does to the commitment, in this order */
  readonly steps: readonly (readonly LoopAct[])[]
  /** the log's acts make no possible story: only the last delivery or cancellation was kept */
  readonly outOfOrder: boolean
}

type Acts = readonly (readonly HistoryAct[])[]
/** What was done last; a matter born promised begins as if somebody had. */
type Last = LoopAct | 'asked'

/**
 * Reads the acts of a case as a story of the loop. Logs say less than the loop asks for, so a delivery without a promise
 * promises as well, a second promise says nothing new, and work taken up again after a delivery was returned (after the
 * acceptance: reopened). What is no story even so (a return before any delivery, a second delivery on top of the first, an
 * acceptance of nothing, a request in the middle) is reduced to its promise, its last delivery and that one's acceptance,
 * or to its cancellation where that came last.
 */
export function loopActs(acts: Acts, bornPromised: boolean): LoopActs {
  let last: Last = bornPromised ? 'promised' : 'asked'
  const steps: LoopAct[][] = []
  for (const [index, ofEvent] of acts.entries()) {
    const done: LoopAct[] = []
    for (const act of ofEvent) {
      const next = stepsOf(act, last, index === 0)
      if (next === null) return { steps: plainSteps(acts, bornPromised), outOfOrder: true }
      done.push(...next)
      last = next.at(-1) ?? last
    }
    steps.push(done)
  }
  return { steps, outOfOrder: false }
}

/** What an act does after the last one; null where it cannot be. */
function stepsOf(act: HistoryAct, last: Last, isFirstEvent: boolean): readonly LoopAct[] | null {
  const working = last === 'promised' || last === 'returned' || last === 'reopened'
  switch (act) {
    case 'asked':
      return isFirstEvent ? [] : null
    case 'promised':
      if (working) return []
      return last === 'asked' ? ['promised'] : takenBack(last)
    case 'delivered':
      if (working) return ['delivered']
      return last === 'asked' ? ['promised', 'delivered'] : null
    case 'accepted':
      return last === 'delivered' ? ['accepted'] : null
    case 'returned':
    case 'reopened':
      return takenBack(last)
    case 'cancelled':
      return last === 'asked' || last === 'promised' ? ['withdrawn'] : null
  }
}

function takenBack(last: Last): readonly LoopAct[] | null {
  if (last === 'delivered') return ['returned']
  return last === 'accepted' ? ['reopened'] : null
}

function plainSteps(acts: Acts, bornPromised: boolean): readonly (readonly LoopAct[])[] {
  const lastWith = (act: HistoryAct): number => acts.findLastIndex(ofEvent => ofEvent.includes(act))
  const delivered = lastWith('delivered')
  const cancelled = lastWith('cancelled')
  const end = Math.max(delivered, cancelled)
  const named = acts.findIndex(ofEvent => ofEvent.includes('promised'))
  const promised = named >= 0 && (end < 0 || named <= end) ? named : delivered
  const isDelivered = delivered >= 0 && delivered >= cancelled
  const accepted = lastWith('accepted')
  return acts.map((_, index): readonly LoopAct[] => [
    ...mark('promised', !bornPromised && index === promised),
    ...mark('delivered', isDelivered && index === delivered),
    ...mark('accepted', isDelivered && index === accepted && accepted >= delivered),
    ...mark('withdrawn', !isDelivered && index === cancelled),
  ])
}

const mark = (act: LoopAct, holds: boolean): readonly LoopAct[] => (holds ? [act] : [])
