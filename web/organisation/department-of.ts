import type { UnitLine } from '../api/index.ts'

/** The department a unit is or belongs to; of one outside any department, the unit itself. */
export function departmentOf(units: readonly UnitLine[], id: string): UnitLine | undefined {
  const byId = new Map(units.map(unit => [unit.id, unit]))
  const own = byId.get(id)
  for (let unit = own; unit !== undefined; unit = unit.parent === null ? undefined : byId.get(unit.parent)) {
    if (unit.kind === 'department') return unit
  }
  return own
}
