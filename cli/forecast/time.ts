/** How a time is written. */
export type TimeStyle = 'date' | 'month' | 'quarter' | 'week' | 'year' | 'number'

/** A time as a count: of days since 1970 (date, week), of months since year 0 (month, quarter, year), or itself. */
export type Time = { readonly style: TimeStyle; readonly at: number }

const dayMs = 86_400_000

const forms: readonly {
  readonly style: TimeStyle
  readonly form: RegExp
  readonly at: (n: number[]) => number | null
}[] = [
  { style: 'date', form: /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/, at: ([y, m, d]) => dayNumber(y, m, d) },
  { style: 'month', form: /^(\d{4})(?:[-/.年](\d{1,2})月?|(\d{2}))$/, at: ([y, m]) => monthNumber(y, m) },
  { style: 'quarter', form: /^(\d{4})[-/ 年]?(?:Q|第)([1-4])(?:季度)?$/i, at: ([y, q]) => 12 * y + 3 * (q - 1) },
  { style: 'week', form: /^(\d{4})-?W(\d{1,2})$/i, at: ([y, w]) => mondayOf(y, w) },
  { style: 'year', form: /^((?:19|20|21)\d{2})年?$/, at: ([y]) => 12 * y },
  { style: 'number', form: /^(-?\d+)$/, at: ([n]) => n },
]

/** Null if it is no time in a form that is known, or does not exist. */
export function timeIn(cell: string): Time | null {
  for (const { style, form, at } of forms) {
    const found = form.exec(cell)
    if (found === null) continue
    const value = at(found.slice(1).flatMap(part => (part === undefined ? [] : [Number(part)])))
    if (value !== null) return { style, at: value }
  }
  return null
}

function dayNumber(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / dayMs : null
}

const monthNumber = (year: number, month: number): number | null =>
  month >= 1 && month <= 12 ? 12 * year + month - 1 : null

/** ISO 8601: the first week is that of the fourth of January. */
function mondayOf(year: number, week: number): number | null {
  const fourth = Date.UTC(year, 0, 4) / dayMs
  const monday = fourth - ((fourth + 3) % 7) + 7 * (week - 1)
  return week >= 1 && isoYear(monday) === year ? monday : null
}

const isoYear = (monday: number): number => new Date((monday + 3) * dayMs).getUTCFullYear()

/** The date of a day as 2026-01-31. */
export const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

export const firstDayOfMonth = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1) / dayMs

/** As it is written, but for the signs between its parts. */
export function timeText({ style, at }: Time): string {
  const year = Math.floor(at / 12)
  if (style === 'date') return dateOf(at)
  if (style === 'month') return `${year}-${String((at % 12) + 1).padStart(2, '0')}`
  if (style === 'quarter') return `${year}Q${Math.floor((at % 12) / 3) + 1}`
  if (style === 'year') return String(year)
  if (style === 'number') return String(at)
  const first = mondayOf(isoYear(at), 1) ?? at
  return `${isoYear(at)}-W${String((at - first) / 7 + 1).padStart(2, '0')}`
}
