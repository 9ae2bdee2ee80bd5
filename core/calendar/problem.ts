import type { CalendarProblem } from './definition.ts'

export function problem(name: string, path: string, value: unknown, expectation: string): CalendarProblem {
  return { code: `calendar.${name}`, path, value, expectation }
}
