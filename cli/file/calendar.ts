import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { type Calendar, type CalendarDefinition, calendarProblems, compileCalendar } from '@huke/core/calendar'
import { Unusable } from './unusable.ts'

/**
 * The calendar of a JSON file with a definition as the API has it, or a ready one by its name, such as cn-standard. Throws
 * Unusable.
 */
export async function readCalendar(fileOrName: string): Promise<Calendar> {
  const definition = existsSync(fileOrName) ? await ofFile(fileOrName) : await ready(fileOrName)
  const problems = calendarProblems(definition)
  if (problems.length === 0) return compileCalendar(definition)
  throw new Unusable(
    'calendar.impossible',
    problems.map(({ path, value, expectation }) => ({ place: path, value: String(value), expected: expectation })),
  )
}

async function ready(name: string): Promise<CalendarDefinition> {
  const { seedCalendars } = await import('@huke/server/calendar/ready')
  const found = seedCalendars.find(({ code }) => code === name)
  if (found !== undefined) return found.definition
  const names = seedCalendars.map(({ code }) => code).join(', ')
  throw new Unusable('calendar.unknown', [
    { place: '--calendar', value: name, expected: `a JSON file, or one of ${names}` },
  ])
}

async function ofFile(file: string): Promise<CalendarDefinition> {
  const text = await readFile(file, 'utf8')
  const value = parsed(text)
  if (isRecord(value)) {
    const definition = { holidays: [], recurringHolidays: [], overrides: {}, ...value }
    if (isDefinition(definition)) return definition
  }
  throw new Unusable('calendar.impossible', [
    {
      place: file,
      value: text.slice(0, 40),
      expected:
        'JSON with timeZone, weekly {"mon": [["08:30", "12:00"], …]}, holidays, recurringHolidays, overrides, later [{"from": "2026-07-01", "weekly": …, "recurringHolidays": …}]',
    },
  ])
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

type Fields = Readonly<Record<string, unknown>>

function isDefinition(value: Fields): value is Fields & CalendarDefinition {
  const { timeZone, holidays, overrides, later = [] } = value
  return (
    typeof timeZone === 'string' &&
    isWeek(value) &&
    isSpansByKey(overrides) &&
    isTexts(holidays) &&
    Array.isArray(later) &&
    later.every(week => isRecord(week) && typeof week['from'] === 'string' && isWeek(week))
  )
}

const isWeek = ({ weekly, recurringHolidays }: Fields): boolean => isSpansByKey(weekly) && isTexts(recurringHolidays)

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(item => typeof item === 'string')

const isSpansByKey = (value: unknown): boolean =>
  isRecord(value) &&
  Object.values(value).every(
    spans => Array.isArray(spans) && spans.every(span => isTexts(span) && (span as unknown[]).length === 2),
  )
