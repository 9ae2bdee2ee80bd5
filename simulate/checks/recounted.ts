import type { Installation } from '../machine/installation.ts'
import { readCalendars, readJournal } from '../recount/journal.ts'
import { type Course, retell } from '../recount/course.ts'
import { type Counted, movedTooLate, placeOf, resultsOf, supplierOf } from '../recount/results.ts'

export interface Retold {
  readonly id: string
  readonly number: string
  readonly course: Course
  readonly results: readonly Counted[]
  readonly movedTooLate: readonly number[]
  readonly closings: readonly {
    readonly turn: number
    readonly at: number
    readonly how: string
    readonly place: string
    readonly supplier: string
    readonly customer: string
  }[]
}

/** Everything that was done, counted anew from the journal alone. */
export async function recounted(installation: Installation, year: number): Promise<readonly Retold[]> {
  const calendars = await readCalendars(installation, year)
  const all: Retold[] = []
  for await (const { id, number, lines } of readJournal(installation)) {
    const course = retell(lines.map(line => line.event))
    const closings = course.closings.map((closing, i) => {
      const place = placeOf(course, closing, null)
      return {
        turn: i + 1,
        at: closing.at,
        how: closing.how,
        place,
        supplier: supplierOf(course, closing),
        customer: closing.customer,
      }
    })
    all.push({
      movedTooLate: movedTooLate(course, calendars),
      id,
      number,
      course,
      results: resultsOf(course, calendars, installation.clock.now),
      closings,
    })
  }
  return all
}
