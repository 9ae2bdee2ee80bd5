import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oracle } from '../commitment/fixtures/oracle.ts'
import { anyBeginning, anySteps, play } from '../commitment/fixtures/random-loop.ts'
import { calendars } from '../commitment/fixtures/terms.ts'
import { contributionsOf } from './index.ts'

const anyLoop = fc.tuple(anyBeginning, anySteps).map(([beginning, steps]) => play(beginning, steps))

test('whatever was wished, promised, offered and agreed again: nothing is kept that used more time than its standard', () => {
  const seen = { kept: 0, 'later-as-agreed': 0, late: 0 }
  fc.assert(
    fc.property(anyLoop, ({ end, events }) => {
      const reopenings = events.flatMap((event, i) => (event.type === 'reopened' ? [i] : []))
      for (const { part, counts } of contributionsOf(end, calendars, 'Asia/Shanghai')) {
        const [measure, turn] = part.split('/')
        if (measure !== 'on-time' || counts['on-time.n'] === undefined) continue
        const closing = end.closings[Number(turn) - 1]
        const judged = closing?.resolution ?? end.clocks.findLast(run => run.clock === 'resolution')
        const at = end.clocks.findIndex(run => run.clock === 'resolution' && run.run === judged?.run)
        const told = events.slice(0, reopenings[Number(turn) - 1])
        const { used, allowed } = oracle(told, closing?.at ?? end.lastEventAt)[at] ?? {
          used: Number.NaN,
          allowed: null,
        }
        const result =
          counts['on-time.k'] === 1 ? 'kept' : counts['later-as-agreed.k'] === 1 ? 'later-as-agreed' : 'late'
        seen[result]++
        if (result === 'kept') expect(used).toBeLessThanOrEqual((allowed as number) + 0.001)
        else if (closing?.by !== 'failure') expect(used).toBeGreaterThan((allowed as number) - 0.001)
      }
    }),
    { numRuns: 1500 },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(4)
})
