import type { DoubtfulName, Meaning } from './queries.ts'

/** What a choice is known by in a list of them. */
export const valueOf = (meaning: Meaning): string =>
  'id' in meaning ? meaning.id : 'name' in meaning ? `${nameMark}${meaning.name}` : somebodyElse

export const meaningOf = (value: string): Meaning => {
  if (value === somebodyElse) return { new: true }
  return value.startsWith(nameMark) ? { name: value.slice(nameMark.length) } : { id: value }
}

/** The meaning of one of the choices of a name. */
export const choiceValue = ({ person, unit, name }: DoubtfulName['choices'][number]): string =>
  person?.id ?? unit?.id ?? `${nameMark}${name}`

export const somebodyElse = 'new'
/** Opens the search through the organisation. */
export const searched = 'search'
const nameMark = 'name:'
