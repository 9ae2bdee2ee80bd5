import type { Bilingual } from '../catalogue/index.ts'
import { readYaml } from '../yaml.ts'
import type { DemoOrganisation } from './model.ts'

export type CastGroup = 'officer' | 'general-manager' | 'unit-head' | 'staff' | 'auditor' | 'administrator'

/** Somebody to sign in as, and what one sees as them. */
export interface CastMember {
  /** employee number */
  person: string
  group: CastGroup
  shows: Bilingual
}

/** The people the demo offers first. Whoever stands in a group named like a role holds that role. */
export function demoCast(organisation: DemoOrganisation): CastMember[] {
  const numbers = new Map(organisation.people.map(person => [person.key, person.number]))
  return readYaml<CastPlan[]>(new URL('./organisation/cast.yaml', import.meta.url)).map(({ key, group, shows }) => {
    const person = numbers.get(key)
    if (person === undefined) throw new RangeError(`organisation/cast.yaml: nobody is called ${key}`)
    return { person, group, shows }
  })
}

interface CastPlan {
  key: string
  group: CastGroup
  shows: Bilingual
}
