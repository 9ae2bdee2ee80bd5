import type { LocalDate } from '@huke/core/calendar'
import type { Bilingual } from '../catalogue/index.ts'

/** Everywhere: `from` is the first day, `to` the first day no longer (null = still so). */
export interface Period {
  from: LocalDate
  to: LocalDate | null
}

export type UnitKind = 'company' | 'department' | 'team' | 'shift' | 'region'

export interface UnitVersion extends Period {
  name: string
  nameEn: string
  /** code of the unit above */
  parent: string | null
}

/** name, nameEn and parent are those of the last version. */
export interface DemoUnit extends UnitVersion {
  code: string
  kind: UnitKind
  versions: UnitVersion[]
}

export interface DemoPost {
  code: string
  /** code of the department that defines the post */
  unit: string
  name: string
  nameEn: string
  responsibilities: Bilingual
}

/** Multipliers around 1; see organisation/people.yaml. */
export interface Traits {
  pace: number
  care: number
  strict: number
  generous: number
  prompt: number
}

export interface DemoPerson {
  /** employee number: the person's key in this organisation */
  number: string
  name: string
  nameEn: string
  email: string
  extension: string
  hired: LocalDate
  /** first day no longer employed */
  left: LocalDate | null
  /** key in people.yaml, null for the people the generator made */
  key: string | null
  character: Bilingual | null
  traits: Traits
}

export interface DemoMembership extends Period {
  person: string
  unit: string
  post: string
  primary: boolean
}

export interface DemoHead extends Period {
  unit: string
  person: string
  role: 'head' | 'deputy'
}

export interface DemoManager extends Period {
  person: string
  manager: string
}

export interface DemoReorganisation {
  code: string
  date: LocalDate
  name: Bilingual
  reason: Bilingual
}

export interface DemoCompany {
  code: string
  name: string
  nameEn: string
  short: Bilingual
  domain: string
  about: Bilingual
}

export interface DemoOrganisation {
  company: DemoCompany
  units: DemoUnit[]
  posts: DemoPost[]
  people: DemoPerson[]
  memberships: DemoMembership[]
  heads: DemoHead[]
  managers: DemoManager[]
  reorganisations: DemoReorganisation[]
}
