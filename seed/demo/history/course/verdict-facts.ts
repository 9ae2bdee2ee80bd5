import { type Commitment, readClock } from '@huke/core/commitment'
import type { Tale } from '../tale.ts'

/** The share of the resolution target that the last delivery took; above 1 it was late. */
export function usedShareAtDelivery(tale: Tale, c: Commitment): number {
  const run = c.clocks.findLast(({ clock }) => clock === 'resolution')
  if (run === undefined || c.lastDeliveredAt === null) return 0
  const calendar = run.frozen?.calendar ?? c.terms.calendar
  const reading = readClock(c, run, tale.world.calendars(calendar), c.lastDeliveredAt)
  return reading.allowedSeconds === null ? 0 : reading.usedSeconds / Math.max(1, reading.allowedSeconds)
}
