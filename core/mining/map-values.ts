import type { MapProblem } from './map.ts'

export type YamlRecord = Readonly<Record<string, unknown>>

/** A value of the map file together with its place, and where problems with it are noted. */
export type Place = { readonly path: string; readonly value: unknown; readonly problems: MapProblem[] }

export function complain(place: Place, expected: string): undefined {
  place.problems.push({ code: 'mining.map-invalid', path: place.path, value: place.value, expected })
}

export function inside(place: Place, key: string): Place {
  const value = isRecord(place.value) && Object.hasOwn(place.value, key) ? place.value[key] : undefined
  return { path: place.path ? `${place.path}.${key}` : key, value, problems: place.problems }
}

export function isMissing(place: Place): boolean {
  return place.value === undefined || place.value === null
}

/** The section as a record, every key of which must be one of `keys`; a missing section is empty. */
export function section(place: Place, keys: readonly string[]): Place {
  if (isMissing(place)) return { ...place, value: {} }
  if (!isRecord(place.value)) {
    complain(place, `a section with ${keys.join(', ')}`)
    return { ...place, value: {} }
  }
  for (const key of Object.keys(place.value)) {
    if (!keys.includes(key)) complain(inside(place, key), `no such entry; known here: ${keys.join(', ')}`)
  }
  return place
}

/** Every entry of a record whose keys are free. */
export function entries(place: Place, expected: string): readonly (readonly [string, Place])[] {
  if (isMissing(place)) return []
  if (!isRecord(place.value)) {
    complain(place, expected)
    return []
  }
  return Object.keys(place.value).map(key => [key, inside(place, key)] as const)
}

/** Text; YAML numbers and booleans are taken as they are written (a column may well be called 1). */
export function text(place: Place, expected: string): string | undefined {
  const plain = typeof place.value === 'number' || typeof place.value === 'boolean' ? String(place.value) : place.value
  if (typeof plain === 'string' && plain.trim() !== '') return plain.trim()
  return complain(place, expected)
}

export function optionalText(place: Place, expected: string): string | undefined {
  return isMissing(place) ? undefined : text(place, expected)
}

/** One text or a list of them. */
export function texts(place: Place, expected: string): readonly string[] {
  const all = Array.isArray(place.value) ? place.value : [place.value]
  if (all.length === 0) complain(place, expected)
  return all.flatMap(
    (value: unknown, index) =>
      text({ ...place, value, path: all.length > 1 ? `${place.path}.${index}` : place.path }, expected) ?? [],
  )
}

export function optionalTexts(place: Place, expected: string): readonly string[] | undefined {
  return isMissing(place) ? undefined : texts(place, expected)
}

export function flag(place: Place): boolean {
  if (isMissing(place)) return false
  if (typeof place.value !== 'boolean') complain(place, 'true or false')
  return place.value === true
}

export function isRecord(value: unknown): value is YamlRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
