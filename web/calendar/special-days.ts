import type { CalendarYear } from '../api/index.ts'

type Day = CalendarYear['days'][number]

/** Days next to each other that are special in the same way. */
export interface Stretch {
  readonly from: string
  readonly to: string
  readonly kind: Day['kind']
  readonly name: Day['name']
  readonly spans: Day['spans']
}

const ordinary: readonly Day['kind'][] = ['working', 'weekend', 'unknown-official']
const dayMs = 86_400_000

/** What is special about a year, from its first day to its last. */
export function specialDays(days: readonly Day[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (const day of days) {
    if (ordinary.includes(day.kind)) continue
    const before = stretches.at(-1)
    if (before !== undefined && isNext(before.to, day.date) && looksLike(before, day)) {
      stretches[stretches.length - 1] = { ...before, to: day.date }
    } else {
      const { date, kind, name, spans } = day
      stretches.push({ from: date, to: date, kind, name, spans })
    }
  }
  return stretches
}

const isNext = (date: string, other: string): boolean => Date.parse(other) - Date.parse(date) === dayMs

const looksLike = (stretch: Stretch, day: Day): boolean =>
  stretch.kind === day.kind && stretch.name?.zh === day.name?.zh && String(stretch.spans) === String(day.spans)
