import type { LocalDate } from '@huke/core/calendar'
import type { Bilingual } from '../catalogue/index.ts'
import { readYaml } from '../yaml.ts'
import { firstOfMonth, lastSuchDay } from './date.ts'

export interface Exchange {
  ask: string
  answer: string
}

export interface Complaint {
  about: 'quality' | 'timeliness' | 'attitude'
  words: string
}

/** What is said around one service. Texts may hold {slots}; see filler(). */
export interface ServiceStory {
  service: string
  perWeek: number
  /** how often departments ask, relative to one another */
  customers: Record<string, number>
  titles: string[]
  details: string[]
  questions: Exchange[]
  returns: string[]
  holds: { reason: string; party: string }[]
  deliveries: string[]
  good: string[]
  bad: Complaint[]
}

/** Passed on by one unit, and sent back with these words. */
export interface PingPong {
  from: string
  to: string
  reason: string
  back: string
}

export interface CommonStory {
  promises: string[]
  questions: Exchange[]
  holds: { reason: string; party: string }[]
  returns: string[]
  counters: string[]
  counterAnswers: string[]
  declines: string[]
  failures: string[]
  withdrawals: string[]
  /** a customer asks where his matter is */
  chasers: string[]
  /** a supplier answers a chaser */
  replies: string[]
  accepts: string[]
  /** a supplier asks for the verdict */
  reminders: string[]
  lapses: string[]
  reopens: string[]
  recoveries: string[]
  contests: string[]
  /** what an officer says to a contest */
  upheld: string[]
  setAside: string[]
  /** a supplier's words about the customer's cooperation */
  cooperation: { good: string[]; bad: string[] }
  transfers: PingPong[]
  deliveries: string[]
  good: string[]
  bad: Complaint[]
}

export interface AdHocStory {
  /** unit that raises and leads the matter */
  leads: string
  helpers: string[]
  title: string
  detail: string
  outcome: string
}

/** Shares between 0 and 1; story/character.yaml explains each. */
export interface DepartmentCharacter {
  unit: string
  late: number
  lateTrend: number
  returned: number
  satisfied: number
  response: number
  asked: number
  held: number
  transferred: number
  reopened: number
  negotiated: number
  lapsed: number
  rated: number
  adhocPerWeek: number
  /** twelve multipliers of the volume, January first */
  months: number[]
  note: string
}

export interface Incident {
  code: string
  units: string[]
  /** the first of the month so many months ago, or the last such day of the year */
  starts: { monthsAgo: number } | { month: number; day: number }
  weeks: number
  name: Bilingual
  story: Bilingual
  /** volume, late and returned multiply; satisfied is added */
  effects: { volume: number; late: number; returned: number; satisfied: number }
}

export interface SlotFamily {
  weight: number
  slots: Record<string, string[]>
}

export interface Slots {
  plain: Record<string, string[]>
  families: SlotFamily[]
}

export interface DemoStory {
  services: ServiceStory[]
  common: CommonStory
  adHoc: AdHocStory[]
  characters: DepartmentCharacter[]
  incidents: Incident[]
  slots: Slots
  /** texts for the forms' text fields, by property or 'service.property' */
  inputs: Record<string, string[]>
  /** usual least and most of the forms' number fields, keyed likewise */
  numbers: Record<string, [least: number, most: number]>
}

const serviceFiles = [
  'hr',
  'finance',
  'it',
  'administration',
  'purchasing',
  'quality-and-engineering',
  'production-and-logistics',
  'field-and-legal',
]

/** The words and habits from which a year of the demo company's history is told. */
export function demoStory(): DemoStory {
  return {
    services: serviceFiles.flatMap(name => read<ServiceStory[]>(name)),
    common: read('common'),
    adHoc: read('adhoc'),
    characters: read('character'),
    incidents: read('incidents'),
    slots: readSlots(),
    inputs: read('inputs'),
    numbers: read('numbers'),
  }
}

/** The day an incident began, seen from today. */
export function incidentStart(incident: Incident, today: LocalDate): LocalDate {
  const { starts } = incident
  return 'monthsAgo' in starts ? firstOfMonth(today, starts.monthsAgo) : lastSuchDay(today, starts.month, starts.day)
}

type FamilyFile = { weight: number } & Record<string, string[] | number>

function readSlots(): Slots {
  const { families, ...plain } = read<{ families: FamilyFile[] } & Record<string, string[]>>('slots')
  return {
    plain: plain as Record<string, string[]>,
    families: families.map(({ weight, ...slots }) => ({ weight, slots: slots as Record<string, string[]> })),
  }
}

function read<T>(name: string): T {
  return readYaml<T>(new URL(`./story/${name}.yaml`, import.meta.url))
}
