import type { Body } from '../api/index.ts'

export interface HandEntry {
  readonly first: string
  readonly last: string
  readonly kind: 'holiday' | 'workday'
  readonly zh: string
  readonly en: string
}
type OfficialDay = NonNullable<Body<'/calendars/{id}/official-holidays', 'post'>['days']>[number]

const dayMs = 86_400_000

/** The days of what was entered as stretches; a date that is entered twice is what was said last. */
export function daysOf(entries: readonly HandEntry[]): OfficialDay[] {
  const days = new Map<string, OfficialDay>()
  for (const { first, last, kind, zh, en } of entries) {
    for (let at = Date.parse(first); at <= Date.parse(last); at += dayMs) {
      const date = new Date(at).toISOString().slice(0, 10)
      days.set(date, { date, kind, name: { zh, en: en.trim() || zh } })
    }
  }
  return [...days.values()].sort((a, b) => a.date.localeCompare(b.date))
}
