import type { Role } from '@huke/core/scorecard'
import { organisationDay } from '../organisation/index.ts'
import type { World } from '../world.ts'
import { type DepartmentGroup, readDepartments } from './figures.ts'
import { readNames } from './names.ts'
import { lineOf } from './present.ts'
import { readPeriod } from './read-scorecard.ts'
import type { Overview } from './schema.ts'
import { readSettings } from './settings.ts'
import { departmentTrees } from './tree.ts'

/** All departments there were in the period, each with all below it. */
export async function readOverview({ db, now }: World, text: string): Promise<Overview> {
  const today = await organisationDay(db, now())
  const period = readPeriod(text, 'query/period', today)
  const { minimumGroup } = await readSettings(db)
  const stays = await departmentTrees(db, period)
  const groups = await readDepartments(db, { stays, period })
  const departments = [...new Set(stays.map(stay => stay.root))]
  const names = await readNames(db, departments, [], today)
  const [supplier, customer] = [linesOf(groups, 'supplier', minimumGroup), linesOf(groups, 'customer', minimumGroup)]
  return {
    period,
    departments: departments.map(id => ({
      unit: names.unit(id),
      asSupplier: supplier.get(id) ?? lineOf({}, minimumGroup),
      asCustomer: customer.get(id) ?? lineOf({}, minimumGroup),
    })),
  }
}

const linesOf = (groups: readonly DepartmentGroup[], role: Role, minimumGroup: number) =>
  new Map(groups.filter(g => g.role === role).map(g => [g.department, lineOf(g.counts, minimumGroup)]))
