import type { Change } from './changes.ts'
import type { Code, OrganisationState } from './state.ts'

/** A unit that an import ends, and the unit to which its matters and services go. */
export interface ImportEnding {
  readonly unit: Code
  readonly name: string
  /** null only where no unit is left at all */
  readonly successor: Code | null
  readonly services: 'move' | 'retire'
}

/** Each with the usual answer: the nearest unit above it that goes on, else the company. */
export function importEndings(
  changes: readonly Change[],
  current: OrganisationState,
  next: OrganisationState,
): readonly ImportEnding[] {
  const parents = new Map(current.units.map(u => [u.code, u.parent]))
  const living = new Set(next.units.map(u => u.code))
  const company =
    next.units.find(u => u.parent === null && u.kind === 'company') ?? next.units.find(u => u.parent === null)
  const above = (unit: Code): Code | null => {
    const seen = new Set<Code>([unit])
    for (let here = parents.get(unit) ?? null; here !== null && !seen.has(here); here = parents.get(here) ?? null) {
      if (living.has(here)) return here
      seen.add(here)
    }
    return company?.code ?? null
  }
  return changes
    .filter(change => change.subject === 'unit' && change.what === 'ended')
    .map(({ code, name }) => ({ unit: code, name, successor: above(code), services: 'move' }))
}
