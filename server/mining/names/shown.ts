import type { Id } from '@huke/core/commitment'
import type { Doubt } from '@huke/core/mining'
import type { Kysely } from 'kysely'
import type { DB } from '../../database/index.ts'
import { personRefs, unitRefs } from '../../organisation/index.ts'
import type { DoubtfulName } from './doubtful.ts'
import type { Meaning } from './name-store.ts'

/** A doubtful name in words: as the file of names has it. */
export interface ShownName extends Pick<DoubtfulName, 'kind' | 'name' | 'unit'> {
  readonly doubt: Doubt
  readonly choices: string
  /** what is answered, or else proposed */
  readonly same: string
}

export const somebodyElse = 'new'
export const otherName = 'name:'

export async function shownNames(db: Kysely<DB>, names: readonly DoubtfulName[]): Promise<readonly ShownName[]> {
  const ids = (kind: DoubtfulName['kind']) =>
    names
      .filter(n => n.kind === kind)
      .flatMap(n => [...n.choices.map(c => c.id), idIn(n.answer), idIn(n.proposal)])
      .filter(id => id !== null)
  const people = await personRefs(db, ids('person'))
  const units = await unitRefs(db, ids('unit'))
  const codeOf = (id: Id): string => (people.get(id) ?? units.get(id))?.code ?? ''
  const shown = (id: Id): string => {
    const person = people.get(id)
    const unit = person === undefined ? null : person.unit
    return `${codeOf(id)} ${person?.name ?? units.get(id)?.name.zh ?? ''}${unit === null ? '' : ` (${unit.name.zh})`}`
  }
  const same = (meaning: Meaning): string =>
    'id' in meaning ? codeOf(meaning.id) : 'name' in meaning ? `${otherName}${meaning.name}` : somebodyElse
  return names.map(({ kind, name, unit, doubt, choices, answer, proposal }) => ({
    kind,
    name,
    unit,
    doubt,
    choices: choices.map(c => (c.id === null ? `${otherName}${c.name}` : shown(c.id))).join('; '),
    same: same(answer ?? proposal),
  }))
}

const idIn = (meaning: Meaning | null): Id | null => (meaning !== null && 'id' in meaning ? meaning.id : null)
