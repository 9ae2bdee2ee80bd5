import type { Id, Side } from '../commitment/index.ts'

/** To another unit, or withdrawn with a word to the other side. */
export type Destination = { readonly to: Id } | { readonly withdraw: string }

/** Where everything of a unit that ends goes: what is said of one thing goes before what is said of all. */
export interface Answers {
  /** what it owes, and what is owed to it; null where nothing was said, for there was nothing */
  readonly owes: Destination | null
  readonly owed: Destination | null
  readonly services: { readonly to: Id } | 'retire' | null
  /** the unit its people move to */
  readonly people: Id | null
  /** the unit above the units that were below it */
  readonly below: Id | null
  readonly byMatter: Readonly<Record<Id, Destination>>
  readonly byService: Readonly<Record<Id, { readonly to: Id } | 'retire'>>
  /** the unit somebody moves to; what they hold goes with them */
  readonly byPerson: Readonly<Record<Id, Id>>
}

export const noAnswers: Answers = {
  owes: null,
  owed: null,
  services: null,
  people: null,
  below: null,
  byMatter: {},
  byService: {},
  byPerson: {},
}

interface Asked {
  readonly commitment: Id
  readonly side: Side
  readonly service: Id | null
  readonly party: { readonly person: Id | null }
}

/** Where one side of a matter was said to go: by itself, with its person, with its service, else with all of them. */
export function destinationOf({ commitment, side, service, party }: Asked, answers: Answers): Destination | null {
  const byPerson = party.person === null ? undefined : answers.byPerson[party.person]
  const byService = side === 'supplier' && service !== null ? answers.byService[service] : undefined
  return (
    answers.byMatter[commitment] ??
    (byPerson === undefined ? undefined : { to: byPerson }) ??
    (typeof byService === 'object' ? byService : undefined) ??
    answers[side === 'supplier' ? 'owes' : 'owed']
  )
}

/** Every unit the answers name. */
export const unitsIn = (answers: Answers): readonly Id[] => [
  ...new Set(
    [
      answers.owes,
      answers.owed,
      answers.services,
      answers.people,
      answers.below,
      ...Object.values(answers.byMatter),
      ...Object.values(answers.byService),
      ...Object.values(answers.byPerson),
    ].flatMap(said => {
      if (typeof said === 'string') return said === 'retire' ? [] : [said]
      return said !== null && 'to' in said ? [said.to] : []
    }),
  ),
]
