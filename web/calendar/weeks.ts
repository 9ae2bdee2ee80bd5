import type { Definition } from './use-change.ts'

/** The ordinary week from a date on; the first one holds since ever. */
export interface Week {
  readonly from: string | null
  readonly weekly: Definition['weekly']
  readonly recurringHolidays: readonly string[]
}

export const weeksOf = ({ weekly, recurringHolidays, later = [] }: Definition): readonly Week[] => [
  { from: null, weekly, recurringHolidays },
  ...later,
]

/** The part of a definition that these weeks make, in order of their dates; days without hours are left out. */
export function definitionOf(weeks: readonly Week[]): Pick<Definition, 'weekly' | 'recurringHolidays' | 'later'> {
  const [first, ...later] = inOrder(weeks)
  const plain = ({ weekly, recurringHolidays }: Week) => ({
    weekly: withoutEmpty(weekly),
    recurringHolidays: [...recurringHolidays],
  })
  return {
    ...plain(first as Week),
    later: later.length === 0 ? undefined : later.map(week => ({ from: week.from ?? '', ...plain(week) })),
  }
}

/** Which of the weeks holds on a date. */
export const holdingOn = (weeks: readonly Week[], date: string): number =>
  weeks.findLastIndex(({ from }) => from === null || from <= date)

/** A week with other hours from a date on: before it, it stays as it was. */
export function begunOn(
  weeks: readonly Week[],
  original: readonly Week[],
  index: number,
  from: string,
): readonly Week[] {
  const edited = weeks[index] as Week
  const restored = weeks.map((week, place) => (place === index ? (original[index] ?? week) : week))
  return inOrder([...restored.filter(week => week.from !== from), { ...edited, from }])
}

/** The day before a date. */
export const dayBefore = (date: string): string => shifted(date, -1)
export const dayAfter = (date: string): string => shifted(date, 1)

const dayMs = 86_400_000
const shifted = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10)

const inOrder = (weeks: readonly Week[]): readonly Week[] =>
  weeks.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))

function withoutEmpty(weekly: Definition['weekly']): Definition['weekly'] {
  return Object.fromEntries(Object.entries(weekly).filter(([, spans]) => spans.length > 0))
}
