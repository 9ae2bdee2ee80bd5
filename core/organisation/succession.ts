import type { Id, Party, Side } from '../commitment/index.ts'
import { type Answers, type Destination, destinationOf } from './ending-answers.ts'

/** One side of an open matter. */
export interface Stake {
  readonly commitment: Id
  readonly side: Side
  /** of a customer's: which */
  readonly customer?: number
  readonly service: Id | null
  readonly party: Party
  /** who is on the other side: nobody is ever both */
  readonly others: readonly Id[]
  /** whether it may still be withdrawn */
  readonly withdrawable: boolean
}

/** What became of a unit: it is there, or where its matters were said to go, and the nearest living unit above it. */
export type Fate = 'there' | { readonly answers: Answers | null; readonly above: Id | null }

export interface Whereabouts {
  readonly state: 'there' | 'left' | 'locked-out' | 'away'
  /** units in which they may hold something: their own and those above, and those they head with all below */
  readonly standing: ReadonlySet<Id>
  /** their primary unit */
  readonly unit: Id | null
  /** to whom somebody away hands what they hold */
  readonly standIn: Id | null
}

export interface Facts {
  readonly fateOf: (unit: Id) => Fate
  readonly whereabouts: (person: Id) => Whereabouts
  /** whether anybody but one answers for a unit: a member, or a head from it up to the top */
  readonly isAnswered: (unit: Id, but: readonly Id[]) => boolean
  /** the unit above one that is there */
  readonly above: (unit: Id) => Id | null
}

export const successionCauses = [
  'unit-ended',
  'left',
  'locked-out',
  'away',
  'moved',
  'service-moved',
  'unit-empty',
] as const
export type SuccessionCause = (typeof successionCauses)[number]

export type Succession = { readonly cause: SuccessionCause } & ({ readonly to: Party } | { readonly withdraw: string })

/**
 * Where one side of a matter goes because its unit or its person is not there any more; null where it can stay. What a unit
 * owed goes to its successor, what a person held back to the unit; what a person asked for goes with the person.
 */
export function successionOf(stake: Stake, facts: Facts): Succession | null {
  const { party } = stake
  const place = livingPlace(stake, facts)
  if (typeof place !== 'string') return place === null ? null : { cause: 'unit-ended', withdraw: place.withdraw }
  const unitCause = place === party.unit ? null : 'unit-ended'
  const found = party.person === null ? null : holderIn(place, stake, party.person, facts)
  const to = answered(found?.to ?? { unit: place, person: null }, stake, facts)
  if (to.unit === party.unit && to.person === party.person) return null
  return { cause: unitCause ?? found?.cause ?? 'unit-empty', to }
}

/** What nobody holds in person goes up to a unit in which somebody is left to answer, who is not the other side. */
function answered(to: Party, { others }: Stake, { isAnswered, above }: Facts): Party {
  if (to.person !== null) return to
  let unit: Id | null = to.unit
  while (unit !== null && !isAnswered(unit, others)) unit = above(unit)
  return unit === null ? to : { unit, person: null }
}

/** The unit the matter is to be with, following who succeeded whom; null where nobody is left to take it. */
function livingPlace(stake: Stake, { fateOf }: Facts): Id | Extract<Destination, { withdraw: string }> | null {
  const seen = new Set<Id>()
  let unit = stake.party.unit
  for (;;) {
    const fate = fateOf(unit)
    if (fate === 'there') return unit
    const said = fate.answers === null ? null : destinationOf(stake, fate.answers)
    const isWithdrawn = said !== null && 'withdraw' in said
    if (isWithdrawn && stake.withdrawable) return said
    seen.add(unit)
    const next = said === null || isWithdrawn || seen.has(said.to) ? fate.above : said.to
    if (next === null || seen.has(next)) return null
    unit = next
  }
}

/** Who holds it in that unit: the same person where they belong there, whom they named while they are away, else nobody. */
function holderIn(
  unit: Id,
  { side, others }: Stake,
  person: Id,
  { whereabouts }: Facts,
): { readonly to: Party; readonly cause: SuccessionCause | null } {
  const where = whereabouts(person)
  const nobody = { unit, person: null }
  if (where.state === 'there') {
    if (where.standing.has(unit)) return { to: { unit, person }, cause: null }
    const goesAlong = side === 'customer' && where.unit !== null
    return { to: goesAlong ? { unit: where.unit as Id, person } : nobody, cause: 'moved' }
  }
  const { standIn } = where
  if (where.state !== 'away' || standIn === null || others.includes(standIn)) return { to: nobody, cause: where.state }
  const other = whereabouts(standIn)
  const fits = other.state === 'there' && other.standing.has(unit)
  return { to: fits ? { unit, person: standIn } : nobody, cause: where.state }
}
