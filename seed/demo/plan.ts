import type { Bilingual } from '../catalogue/index.ts'
import { readYaml } from '../yaml.ts'
import type { Traits, UnitKind } from './model.ts'

/** The hand-written part of the organisation, as the YAML files say it. Times are months before today. */
export interface Plan {
  company: CompanyPlan
  reorganisations: { code: string; monthsAgo: number; name: Bilingual; reason: Bilingual }[]
  units: UnitPlan[]
  posts: PostPlan[]
  people: PersonPlan[]
  changes: ChangePlan
  names: NamePlan
}

interface CompanyPlan {
  code: string
  name: string
  nameEn: string
  short: Bilingual
  domain: string
  founded: number
  about: Bilingual
}

export interface UnitVersionPlan {
  name: string
  nameEn: string
  parent: string | null
  from?: number
  to?: number
}

/** Either one version inline or a list of them. */
export interface UnitPlan extends Partial<UnitVersionPlan> {
  code: string
  kind: UnitKind
  extension?: number
  /** where the people of a new unit were before it */
  predecessor?: string
  versions?: UnitVersionPlan[]
}

export interface PostPlan {
  code: string
  unit: string
  name: Bilingual
  duties: Bilingual
  phone: 'own' | 'shared'
  /** how many generated people by unit */
  staff?: Record<string, number>
}

export interface StationPlan {
  unit: string
  post: string
  head?: 'head' | 'deputy'
  leads?: string[]
  oversees?: string[]
  from?: number
  to?: number
}

export interface PersonPlan {
  key: string
  name: string
  nameEn: string
  years: number
  left?: number
  stations: StationPlan[]
  /** posts held besides */
  also?: StationPlan[]
  character: Bilingual
  traits: Partial<Traits>
}

export interface Seat {
  unit: string
  post: string
}

export interface NamesakePlan {
  name: string
  nameEn: string
  at: Seat[]
}

export interface ChangePlan {
  moves: { from: Seat; to: Seat; monthsAgo: number }[]
  leavers: (Seat & { monthsAgo: number })[]
  joiners: (Seat & { monthsAgo: number; count: number })[]
  namesakes: NamesakePlan[]
}

type Generation = 'older' | 'middle' | 'younger'

/** Each surname is 'Han Pinyin percent', each given name 'Han Pinyin'. */
export interface NamePlan {
  surnames: string[]
  given: Record<'male' | 'female', Record<Generation, string[]>>
  women: Record<string, number>
}

export function readPlan(): Plan {
  const units = read<Pick<Plan, 'company' | 'reorganisations' | 'units'>>('units')
  return {
    ...units,
    posts: read('posts'),
    people: read('people'),
    changes: read('changes'),
    names: read('names'),
  }
}

function read<T>(name: string): T {
  return readYaml<T>(new URL(`./organisation/${name}.yaml`, import.meta.url))
}
