import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyBeginning, anySteps, play } from '../../core/commitment/fixtures/random-loop.ts'
import { calendar, calendars } from '../../core/commitment/fixtures/terms.ts'
import { judge } from '../../core/scorecard/judged-run.ts'
import { retell } from './course.ts'
import { resultsOf } from './results.ts'
import { type Definition, workingTime } from './working-time.ts'

const { timeZone, weekly, holidays, recurringHolidays, overrides } = calendar.definition
const time = workingTime({ timeZone, weekly, holidays, recurringHolidays, overrides } as Definition, 2025, 2031)

test('whatever happens, product and recount agree on what was late and when its standard passed', () => {
  let looked = 0
  fc.assert(
    fc.property(anyBeginning, anySteps, (beginning, steps) => {
      const { events, end } = play(beginning, steps)
      // Another calendar is another recount; a duplicate may bring a date from before the clock began.
      if (events.some(e => e.type === 'recalendared' || e.type === 'joined')) return
      const counted = resultsOf(retell(events as never), () => time, end.lastEventAt)
      for (const [i, closing] of end.closings.entries()) {
        const theirs = counted.find(one => one.turn === i + 1)
        const ours = closing.resolution === null ? null : judge(end, closing.resolution, calendars)
        if (theirs === undefined || ours === null || closing.by === 'failure') continue
        expect(ours.result).toBe(theirs.result)
        if (ours.result === 'kept') continue
        looked++
        expect(Math.abs(ours.dueAt - theirs.dueAt)).toBeLessThan(1000)
      }
    }),
    { numRuns: 3000 },
  )
  expect(looked).toBeGreaterThan(10)
})
