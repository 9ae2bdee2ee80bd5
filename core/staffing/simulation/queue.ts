import type { StaffingPlan } from './plan.ts'

export type Queue = ReturnType<typeof queue>

/** Pieces of one kind in the order in which they came. */
export function queue() {
  let pieces: number[] = []
  let head = 0
  return {
    add: (piece: number): void => void pieces.push(piece),
    first: (): number | undefined => pieces[head],
    take: (): void => {
      head++
      if (head < 1024 || 2 * head < pieces.length) return
      pieces = pieces.slice(head)
      head = 0
    },
  }
}

/** Takes out what is to be done next. Kinds come the most urgent first; of equally urgent ones the oldest piece goes first. */
export function nextPiece(plan: StaffingPlan, serves: readonly number[], queues: readonly Queue[]): number | null {
  let best: { kind: number; piece: number } | null = null
  for (const kind of serves) {
    if (best !== null && plan.kinds[kind].priority > plan.kinds[best.kind].priority) break
    const piece = queues[kind].first()
    if (piece !== undefined && (best === null || piece < best.piece)) best = { kind, piece }
  }
  if (best === null) return null
  queues[best.kind].take()
  return best.piece
}
