import { expect, test } from 'vitest'
import { type RuleName, violationsOf } from './rules.ts'

/** The rule on points at these distances from the centre; positions from 1. */
function found(rule: RuleName, z: readonly number[]): readonly number[] {
  const steps = z.map((value, at) => (at === 0 ? 0 : Math.sign(value - z[at - 1])))
  return violationsOf(rule, { z, steps }).map(at => at + 1)
}
const times = (count: number, ...values: number[]) => Array.from({ length: count }, () => values).flat()

test.each<[RuleName, string, readonly number[], readonly number[]]>([
  ['nelson1', 'beyond a limit, not on it', [3, 3.01, -3, -3.5], [2, 4]],
  ['nelson2', 'nine on one side, and the tenth too', [-1, ...times(10, 0.1)], [10, 11]],
  ['nelson2', 'a point on the centre breaks the row', [...times(8, 0.1), 0, ...times(8, 0.1)], []],
  ['nelson3', 'six rising points', [0, 0.1, 0.2, 0.3, 0.4, 0.5], [6]],
  ['nelson3', 'six falling points after a peak', [-1, 0.5, 0.4, 0.3, 0.2, 0.1, 0], [7]],
  ['nelson3', 'two alike do not rise', [0, 0.1, 0.2, 0.2, 0.3, 0.4], []],
  ['nelson4', 'fourteen alternating points', [0.6, ...times(7, 0.5, 0.4)], [15]],
  ['nelson5', 'two of three beyond two sigma', [0, 2.1, 0, 2.1], [4]],
  ['nelson5', 'only where the last is beyond', [0, 2.1, 2.1, 0], [3]],
  ['nelson5', 'not on both sides', [0, 2.1, -2.1], []],
  ['nelson5', 'not before there are three', [2.1, 2.1], []],
  ['nelson6', 'four of five beyond one sigma', [1.1, 0, 1.1, 1.1, 1.1], [5]],
  ['nelson7', 'fifteen in the inner zone, its border included', times(15, 1), [15]],
  ['nelson8', 'eight outside it on both sides', [-1.1, ...times(7, 1.1)], [8]],
  ['nelson8', 'eight on one side are another pattern', times(8, 1.1), []],
  ['we1', 'as nelson1', [3.01], [1]],
  ['we2', 'as nelson5', [0, 2.1, 2.1], [3]],
  ['we3', 'as nelson6', times(5, -1.1), [5]],
  ['we4', 'eight on one side', times(8, -0.1), [8]],
])('%s: %s', (rule, _, z, positions) => {
  expect(found(rule, z)).toEqual(positions)
})
