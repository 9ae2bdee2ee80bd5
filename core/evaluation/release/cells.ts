import type { Id } from '../../commitment/index.ts'
import type { Cell, Countable } from './cell.ts'
import { shownOf } from './shown.ts'

/**
 * Divides the answers of one month into groups that may be shown, from the leaves of the tree up: each unit's answers where at
 * least `k` people gave them, else together with those of the units beside and below it at the nearest unit above at which there
 * are enough. An answer is in one group or in none, and groups are shown whole: whatever is added up of them, over units, months
 * or parts of the tree, one figure taken from another leaves whole groups. (Complementary suppression by partition; Hundepool
 * et al., Statistical Disclosure Control, 2012, chapter 5.) What no group takes is never shown.
 *
 * @param parentOf the unit above on the last day of the month; null at the top
 * @param k least number of different people, at least 3: of two each knows the other's
 */
export function cellsOf(answers: readonly Countable[], parentOf: (unit: Id) => Id | null, k: number): readonly Cell[] {
  const pools = new Map<Id, Countable[]>()
  for (const answer of lastOfEach(answers)) pools.set(answer.unit, [...(pools.get(answer.unit) ?? []), answer])
  const cells: Cell[] = []
  for (const unit of bottomUp([...pools.keys()], parentOf)) {
    const pool = pools.get(unit)
    if (pool === undefined) continue
    pools.delete(unit)
    const cell = cellOf(unit, pool, k)
    if (cell !== null) cells.push(cell)
    else {
      const above = parentOf(unit)
      if (above !== null) pools.set(above, [...(pools.get(above) ?? []), ...pool])
    }
  }
  return cells
}

function cellOf(unit: Id, answers: readonly Countable[], k: number): Cell | null {
  const overall = shownOf(answers, 'score', k)
  if (overall === null) return null
  const names = [...new Set(answers.flatMap(a => Object.keys(a.questions)))].sort()
  return {
    unit,
    answers,
    raters: new Set(answers.filter(a => !a.named).map(a => a.rater)).size,
    questions: Object.fromEntries(
      names.flatMap(name => {
        const shown = shownOf(answers, name, k)
        return shown === null ? [] : [[name, shown]]
      }),
    ),
  }
}

/** The cell that a unit's part in a month falls into: its own, else that of the nearest unit above; null where there is none. */
export function cellAbove(unit: Id, parentOf: (unit: Id) => Id | null, cells: ReadonlySet<Id>): Id | null {
  let at: Id | null = unit
  while (at !== null && !cells.has(at)) at = parentOf(at)
  return at
}

/** Of a matter and customer the answer about the last delivery. */
function lastOfEach(answers: readonly Countable[]): readonly Countable[] {
  const last = new Map<string, Countable>()
  for (const answer of answers) {
    const known = last.get(answer.matter)
    if (known === undefined || known.delivery < answer.delivery) last.set(answer.matter, answer)
  }
  return [...last.values()]
}

/** The units and all above them, each after those below it. */
function bottomUp(units: readonly Id[], parentOf: (unit: Id) => Id | null): readonly Id[] {
  const depths = new Map<Id, number>()
  const depthOf = (unit: Id): number => {
    const known = depths.get(unit)
    if (known !== undefined) return known
    const above = parentOf(unit)
    const depth = above === null ? 0 : depthOf(above) + 1
    depths.set(unit, depth)
    return depth
  }
  for (const unit of units) depthOf(unit)
  return [...depths].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([unit]) => unit)
}
