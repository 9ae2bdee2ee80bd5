import { type CalendarDefinition, type CalendarProblem, calendarProblems } from '@huke/core/calendar'
import type { Bilingual } from '@huke/core/catalogue'
import { refused } from '../http/index.ts'

/** A definition as it is stored: `names` are Chinese, and where there is one, the English name stands beside it. */
export interface StoredDefinition extends CalendarDefinition {
  namesEn?: Readonly<Record<string, string>>
  /** years of which all official days are in it; see `knownYears` */
  officialYears?: readonly number[]
}

/** Problems of a definition, its English names included. */
export function definitionProblems(definition: StoredDefinition): CalendarProblem[] {
  return calendarProblems({ ...definition, names: { ...definition.names, ...definition.namesEn } })
}

/** Refuses an impossible definition with every problem in it. */
export function mustBePossible(definition: StoredDefinition): void {
  const problems = definitionProblems(definition)
  if (problems.length === 0) return
  throw refused(
    'calendar.impossible',
    ...problems.map(({ path, value, expectation }) => ({ place: `definition${path}`, value, expectation })),
  )
}

/** Why a date is special, in both languages where the calendar has both; null where it says nothing. */
export function dayName({ names = {}, namesEn = {} }: StoredDefinition, date: string): Bilingual | null {
  const key = [date, date.slice(-'MM-DD'.length)].find(k => names[k] !== undefined || namesEn[k] !== undefined)
  if (key === undefined) return null
  const zh = names[key] ?? namesEn[key] ?? ''
  return { zh, en: namesEn[key] ?? zh }
}
