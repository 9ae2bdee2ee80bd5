import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileCalendar } from './compile.ts'
import { anyCalendar, anyInstant } from './fixtures/calendars.ts'
import { workingReadings } from './working-clock.ts'
import { workingTimeBetween } from './working-time.ts'

test('two readings of the working clock differ by the working time between them, in whatever order they are asked for', () => {
  fc.assert(
    fc.property(anyCalendar, fc.array(anyInstant, { minLength: 2, maxLength: 6 }), (definition, instants) => {
      const calendar = compileCalendar(definition)
      const read = workingReadings(calendar)
      const readings = instants.map(read)
      for (let i = 1; i < instants.length; i++) {
        const [from, to] = instants[i - 1] <= instants[i] ? [i - 1, i] : [i, i - 1]
        expect((readings[to] - readings[from]) / 1000).toBe(workingTimeBetween(calendar, instants[from], instants[to]))
      }
    }),
    { numRuns: 50 },
  )
})
