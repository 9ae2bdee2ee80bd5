import type { StoredDefinition } from './definition.ts'
import { isOfficialHoliday, officialDays, officialYears } from './official.ts'

/**
 * Years of which a calendar has all official days, ascending: those that were entered as a set or confirmed. A definition
 * that does not say has those of the published years that are in it to the last day.
 */
export function knownYears(definition: StoredDefinition): readonly number[] {
  return definition.officialYears ?? officialYears.filter(year => hasAll(definition, year))
}

/** A calendar that follows official holidays, and of this year has not all of them: one day by hand does not make it so. */
export function isOfficialMissing(definition: StoredDefinition, year: number): boolean {
  const known = knownYears(definition)
  const follows = known.length > 0 || definition.holidays.some(isOfficialHoliday)
  return follows && !known.includes(year)
}

/** Which years are known is kept by whoever does not say. */
export function keepingYears(definition: StoredDefinition, { officialYears }: StoredDefinition): StoredDefinition {
  return definition.officialYears !== undefined || officialYears === undefined
    ? definition
    : { ...definition, officialYears }
}

export function withKnownYear(definition: StoredDefinition, year: number): StoredDefinition {
  const known = new Set([...knownYears(definition), year])
  return { ...definition, officialYears: [...known].sort((a, b) => a - b) }
}

export function withoutKnownYear(definition: StoredDefinition, year: number): StoredDefinition {
  return { ...definition, officialYears: knownYears(definition).filter(known => known !== year) }
}

function hasAll({ holidays, overrides }: StoredDefinition, year: number): boolean {
  const off = new Set(holidays)
  return (officialDays('CN', year) ?? []).every(({ date }) => off.has(date) || overrides[date] !== undefined)
}
