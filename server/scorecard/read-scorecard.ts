import type { LocalDate } from '@huke/core/calendar'
import type { Id } from '@huke/core/commitment'
import { type Period, periodExpectation, periodOf, previousPeriod, type Role, yearUpTo } from '@huke/core/scorecard'
import { notFound, refused } from '../http/index.ts'
import { organisationDay } from '../organisation/index.ts'
import type { World } from '../world.ts'
import { type Group, readGroups, type Split } from './figures.ts'
import { readNames } from './names.ts'
import { presentSide, type SideGroups } from './present.ts'
import type { Scorecard } from './schema.ts'
import { readSettings } from './settings.ts'
import { treeOf } from './tree.ts'

const periodWords = {
  zh: '2026-11、2026-Q4、2026、last-30-days，或不超过十年的 2026-11-01..2026-11-20，在 1920 至 2199 年之间',
  en: periodExpectation,
}

/** The mirror of a unit with all that was below it on each day of the period. */
export async function readScorecard({ db, now }: World, unit: Id, text: string, compare: string): Promise<Scorecard> {
  const today = await organisationDay(db, now())
  const period = readPeriod(text, 'query/period', today)
  const compared = comparedPeriod(compare, period, today)
  const stays = await treeOf(db, unit, period)
  if (stays.length === 0) throw notFound()
  const settings = await readSettings(db)
  const groups = async (of: Period, splits: readonly Split[]) =>
    readGroups(db, { stays: await treeOf(db, unit, of), period: of }, splits)
  const current = await readGroups(db, { stays, period }, ['whole', 'service', 'other'])
  const months = await groups(yearUpTo(period, today), ['whole'])
  const before = compared === null ? null : await groups(compared, ['whole'])
  const names = await readNames(db, [unit, ...keysOf(current, 'other')], keysOf(current, 'service'), today)
  const side = (role: Role) => presentSide(groupsOf(role, current, months, before), names, settings)
  return {
    unit: names.unit(unit),
    period,
    compare: compared,
    minimumGroup: settings.minimumGroup,
    asSupplier: side('supplier'),
    asCustomer: side('customer'),
  }
}

export function readPeriod(text: string, place: string, today: LocalDate): Period {
  const period = periodOf(text, today)
  if (period === null) {
    throw refused('scorecard.unknown-period', { place, value: text, expectation: periodWords })
  }
  return period
}

function comparedPeriod(text: string, period: Period, today: LocalDate): Period | null {
  if (text === 'none') return null
  return text === 'previous' ? previousPeriod(period) : readPeriod(text, 'query/compare', today)
}

function groupsOf(
  role: Role,
  now: readonly Group[],
  months: readonly Group[],
  before: readonly Group[] | null,
): SideGroups {
  const of = (groups: readonly Group[]) => groups.filter(g => g.role === role)
  return { now: of(now), months: of(months), before: before === null ? null : of(before) }
}

const keysOf = (groups: readonly Group[], split: Group['split']): Id[] =>
  groups.flatMap(g => (g.split === split && g.part !== null ? [g.part] : []))
