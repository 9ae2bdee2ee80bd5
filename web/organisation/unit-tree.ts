import type { UnitLine } from '../api/index.ts'

export interface UnitNode {
  readonly unit: UnitLine
  readonly children: readonly UnitNode[]
}

/** The units as a tree. One whose parent is not in the list stands at the top rather than being lost. */
export function unitTree(units: readonly UnitLine[]): readonly UnitNode[] {
  const known = new Set(units.map(unit => unit.id))
  const byParent = Map.groupBy(units, unit => (unit.parent !== null && known.has(unit.parent) ? unit.parent : null))
  const below = (parent: string | null): readonly UnitNode[] =>
    (byParent.get(parent) ?? []).map(unit => ({ unit, children: below(unit.id) }))
  return below(null)
}
