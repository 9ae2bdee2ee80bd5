import type { CalendarProblem, Span } from './definition.ts'
import { problem } from './problem.ts'
import { closingAfter, parseOpening, type WallSpan } from './span.ts'
import { parseTime, timeExpectation } from './time-of-day.ts'

/** All that makes the spans of one day impossible. */
export function spansProblems(spans: readonly Span[], path: string): CalendarProblem[] {
  const found: CalendarProblem[] = []
  const sound: { index: number; wall: WallSpan }[] = []
  for (const [index, [openText, closeText]] of spans.entries()) {
    const [open, close] = [parseOpening(openText), parseTime(closeText)]
    if (open === null) found.push(problem('bad-time', `${path}/${index}/0`, openText, openingExpectation))
    if (close === null) found.push(problem('bad-time', `${path}/${index}/1`, closeText, timeExpectation))
    if (open === null || close === null) continue
    const closing = closingAfter(open, close)
    if (closing !== null) sound.push({ index, wall: [open, closing] })
    else found.push(problem('span-ends-before-it-starts', `${path}/${index}`, spans[index], closingExpectation))
  }
  sound.sort((a, b) => a.wall[0] - b.wall[0])
  for (const [place, { index, wall }] of sound.entries()) {
    const closed = Math.max(...sound.slice(0, place).map(earlier => earlier.wall[1]))
    if (wall[0] < closed)
      found.push(problem('overlapping-spans', `${path}/${index}`, spans[index], 'spans that do not overlap'))
  }
  return found
}

const openingExpectation = `${timeExpectation}, with a plus for the next date such as +02:30`
const closingExpectation =
  'a closing after the opening; round the clock is 00:00–24:00, or two spans such as 08:00–20:00 and 20:00–08:00'
