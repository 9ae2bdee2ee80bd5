import type { World } from '../world.ts'

/** A job does one thing and may be done twice without harm. A long one ends soon when its node is `stopping`. */
export type Job = (payload: unknown, world: World, stopping?: AbortSignal) => Promise<void>
export type Jobs = Readonly<Record<string, Job>>

/** What the leader does over and over; answers soon, and never twice at once. */
export interface Chore {
  readonly name: string
  readonly everySeconds: number
  /** somebody waits for it to the second: it does not wait for the others */
  readonly isAwaited?: boolean
  readonly run: (world: World) => Promise<void>
}
