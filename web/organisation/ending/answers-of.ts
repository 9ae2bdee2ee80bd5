import type { Answers } from './queries.ts'
import type { Where } from './whither.tsx'

/** What somebody chose on the page. */
export interface Choice {
  readonly effectiveOn: string
  /** takes all that nothing else is said of */
  readonly successor: string | undefined
  readonly owes: Where
  readonly owed: Where
  readonly services: Where
  readonly people: Where
  readonly below: Where
  readonly matters: Readonly<Record<string, Where>>
  readonly eachService: Readonly<Record<string, Where>>
  readonly eachPerson: Readonly<Record<string, Where>>
}

const along: Where = { how: 'along' }

/** Nothing is chosen for anybody: who ends a unit says where all it has goes. */
export const firstChoice = (today: string): Choice => ({
  effectiveOn: today,
  successor: undefined,
  owes: along,
  owed: along,
  services: along,
  people: along,
  below: along,
  matters: {},
  eachService: {},
  eachPerson: {},
})

/** As the server is told; of what is still open nothing is said, so that it names what is missing. */
export function answersOf(choice: Choice): Answers {
  const unitOf = (where: Where): string | null => {
    if (where.how === 'along') return choice.successor ?? null
    return where.how === 'unit' ? (where.unit ?? null) : null
  }
  const to = (where: Where) => {
    const unit = unitOf(where)
    return unit === null ? null : { to: unit }
  }
  const matter = (where: Where) =>
    where.how === 'withdraw' ? (where.words.trim() === '' ? null : { withdraw: where.words.trim() }) : to(where)
  const service = (where: Where) => (where.how === 'retire' ? { retire: true as const } : to(where))
  const single = <T>(all: Readonly<Record<string, Where>>, read: (where: Where) => T | null): ({ id: string } & T)[] =>
    Object.entries(all).flatMap(([id, where]) => {
      const said = where.how === 'along' ? null : read(where)
      return said === null ? [] : [{ id, ...said }]
    })
  return {
    effectiveOn: choice.effectiveOn,
    owes: matter(choice.owes),
    owed: matter(choice.owed),
    services: service(choice.services),
    people: unitOf(choice.people),
    below: unitOf(choice.below),
    each: {
      matters: single(choice.matters, matter),
      services: single(choice.eachService, service),
      people: single(choice.eachPerson, to),
    },
  }
}
