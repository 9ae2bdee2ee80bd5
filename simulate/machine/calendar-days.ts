/** The company's place: eight hours before UTC, all the year. */
const offsetMs = 8 * 3_600_000
export const hour = 3_600_000
export const dayMs = 86_400_000

/** Midnight of a local date. */
export const instantOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) - offsetMs

export const dateOf = (at: number): string => new Date(at + offsetMs).toISOString().slice(0, 10)

export const plusDays = (date: string, days: number): string => dateOf(instantOf(date) + days * dayMs)

/** 0 = Sunday. */
export const weekdayOf = (at: number): number => new Date(at + offsetMs).getUTCDay()

export const hourOf = (at: number): number => Math.floor(((at + offsetMs) % dayMs) / hour)

export const startOfMonth = (year: number, month: number): string =>
  new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10)
