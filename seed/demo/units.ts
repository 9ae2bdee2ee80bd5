import type { LocalDate } from '@huke/core/calendar'
import { firstOfMonth } from './date.ts'
import type { DemoUnit, UnitVersion } from './model.ts'
import type { Plan, UnitPlan, UnitVersionPlan } from './plan.ts'

/** The units with the dates of this year's reorganisations. */
export function datedUnits(plan: Plan, today: LocalDate): DemoUnit[] {
  const founded = firstOfMonth(today, plan.company.founded * 12)
  return plan.units.map(unit => datedUnit(unit, founded, today))
}

function datedUnit(unit: UnitPlan, founded: LocalDate, today: LocalDate): DemoUnit {
  const versions = versionsOf(unit).map(
    (version): UnitVersion => ({
      name: version.name,
      nameEn: version.nameEn,
      parent: version.parent,
      from: version.from === undefined ? founded : firstOfMonth(today, version.from),
      to: version.to === undefined ? null : firstOfMonth(today, version.to),
    }),
  )
  const first = versions[0] as UnitVersion
  const last = versions.at(-1) as UnitVersion
  return { ...last, from: first.from, code: unit.code, kind: unit.kind, versions }
}

function versionsOf(unit: UnitPlan): UnitVersionPlan[] {
  if (unit.versions) return unit.versions
  const { name = '', nameEn = '', parent = null, from, to } = unit
  return [{ name, nameEn, parent, from, to }]
}

/** The unit above at a date, null for the company and outside the unit's life. */
export function parentAt(unit: DemoUnit, date: LocalDate): string | null {
  return unit.versions.find(version => holdsAt(version, date))?.parent ?? null
}

export function holdsAt(period: { from: LocalDate; to: LocalDate | null }, date: LocalDate): boolean {
  return period.from <= date && (period.to === null || date < period.to)
}
