/**
 * Working time, counted anew and simply: every opening of some years laid out in a row. By the words of docs/method.md and not
 * by core/calendar, which is what is being checked.
 */
export interface WorkingTime {
  /** open milliseconds between two instants */
  readonly worked: (from: number, to: number) => number
  /** the first instant at which so much has been open since */
  readonly after: (from: number, milliseconds: number) => number
  readonly due: (target: Target, start: number) => number
}

export type Target =
  | { readonly kind: 'working-time' | 'calendar-time'; readonly seconds: number }
  | { readonly kind: 'working-days' | 'end-of-working-day'; readonly days: number }
  | { readonly kind: 'working-day-at'; readonly days: number; readonly time: string }

type Spans = readonly (readonly [string, string])[]

export interface Definition {
  readonly timeZone: string
  readonly weekly: Readonly<Record<string, Spans>>
  readonly holidays: readonly string[]
  readonly recurringHolidays: readonly string[]
  readonly overrides: Readonly<Record<string, Spans>>
  readonly later?: readonly unknown[]
}

interface Opening {
  readonly from: number
  readonly to: number
  readonly date: string
  /** open milliseconds before it */
  readonly before: number
}

const offsets: Readonly<Record<string, number>> = { 'Asia/Shanghai': 8 * 3_600_000, UTC: 0 }
const dayMs = 86_400_000
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

export function workingTime(definition: Definition, firstYear: number, lastYear: number): WorkingTime {
  const offset = offsets[definition.timeZone]
  if (offset === undefined || (definition.later ?? []).length > 0)
    throw new Error('a calendar that the recount cannot read')
  const openings = layOut(definition, offset, firstYear, lastYear)
  const byDate = Map.groupBy(openings, o => o.date)
  const dates = [...byDate.keys()]
  const dateOf = (at: number) => new Date(at + offset).toISOString().slice(0, 10)
  const total = (at: number): number => {
    const i = lastIndex(openings, o => o.from <= at)
    const o = openings[i]
    return o === undefined ? 0 : o.before + Math.min(at, o.to) - o.from
  }
  const after = (from: number, milliseconds: number): number => {
    if (milliseconds === 0) return from
    const sum = total(from) + milliseconds
    const o = openings[lastIndex(openings, x => x.before < sum)] as Opening
    return o.from + sum - o.before
  }
  const onDay = (start: number, days: number, moment: (openings: readonly Opening[]) => number): number => {
    const today = dateOf(start)
    let i = days === 0 && byDate.has(today) ? dates.indexOf(today) : firstAfter(dates, today) + Math.max(days, 1) - 1
    while (moment(byDate.get(dates[i] as string) as Opening[]) <= start) i += 1
    return moment(byDate.get(dates[i] as string) as Opening[])
  }
  const due = (target: Target, start: number): number => {
    switch (target.kind) {
      case 'working-time':
        return after(start, target.seconds * 1000)
      case 'calendar-time':
        return start + target.seconds * 1000
      case 'working-days': {
        const first = openings.find(o => o.to > start) as Opening
        const from = Math.max(first.from, start)
        const day = byDate.get(dates[firstAfter(dates, first.date) + target.days - 1] as string) as Opening[]
        const at = Date.parse(`${day[0]?.date}T00:00:00Z`) - offset + ((from + offset) % dayMs)
        const fits = day.find(o => at <= o.to)
        return fits === undefined ? (day.at(-1) as Opening).to : Math.max(at, fits.from)
      }
      case 'end-of-working-day':
        return onDay(start, target.days, day => (day.at(-1) as Opening).to)
      case 'working-day-at':
        return onDay(start, target.days, day => Date.parse(`${day[0]?.date}T00:00:00Z`) - offset + ofDay(target.time))
    }
  }
  return { worked: (from, to) => (to <= from ? 0 : total(to) - total(from)), after, due }
}

function layOut(definition: Definition, offset: number, firstYear: number, lastYear: number): readonly Opening[] {
  const openings: Opening[] = []
  let before = 0
  for (let day = Date.UTC(firstYear, 0, 1); day < Date.UTC(lastYear + 1, 0, 1); day += dayMs) {
    const date = new Date(day).toISOString().slice(0, 10)
    for (const [open, close] of spansOn(definition, date)) {
      if (ofDay(close) <= ofDay(open)) throw new Error('a shift past midnight, which the recount cannot read')
      const [from, to] = [day - offset + ofDay(open), day - offset + ofDay(close)]
      openings.push({ from, to, date, before })
      before += to - from
    }
  }
  return openings
}

function spansOn({ weekly, holidays, recurringHolidays, overrides }: Definition, date: string): Spans {
  const special = overrides[date]
  if (special !== undefined) return special
  if (holidays.includes(date) || recurringHolidays.includes(date.slice(5))) return []
  return weekly[weekdays[new Date(date).getUTCDay()] as string] ?? []
}

function ofDay(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return ((hours * 60 + minutes) * 60 + seconds) * 1000
}

/** Of those in a row that fit, the last; they fit up to some place. */
function lastIndex<T>(row: readonly T[], fits: (one: T) => boolean): number {
  let [low, high] = [-1, row.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(row[middle] as T)) low = middle
    else high = middle - 1
  }
  return low
}

const firstAfter = (dates: readonly string[], date: string): number => lastIndex(dates, d => d <= date) + 1
