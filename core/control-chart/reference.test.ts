import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { drawn } from './fixtures/drawn.ts'
import { type ChartData, type RuleName, ruleNames } from './index.ts'

const FILE = join(import.meta.dirname, '../../../shared/data/spc/charts.json')
const present = existsSync(FILE)
const note = present ? '' : ' (skipped: ../shared/data/spc is not there)'

type Reference = {
  name: string
  chart: string
  data: { x?: number[]; counts?: number[]; sizes?: number[]; groups?: number[][] }
  center: number
  std_dev: number | number[]
  statistics: number[]
  limits: [number, number][]
  violations: Partial<Record<RuleName, number[]>>
}

const references: Reference[] = present ? JSON.parse(readFileSync(FILE, 'utf8')) : []

/** The figures of the reference are written with 12 or 13 digits. */
const TOLERANCE = 1e-11

describe.skipIf(!present)(`the reference charts${note}`, () => {
  test('are there', () => expect(references.length).toBeGreaterThan(0))

  test.each(references.map(reference => [reference.name, reference] as const))('%s, as qcc has it', (_, reference) => {
    const [panel, ...others] = drawn(dataOf(reference), { rules: ruleNames }).panels
    const shown = reference.chart === 'R' || reference.chart === 'S' ? (others[0] ?? panel) : panel
    near(shown.statistic, reference.statistics)
    near(
      shown.center,
      shown.center.map(() => reference.center),
    )
    near(
      shown.lower,
      spread(reference.limits, shown.lower.length).map(([lower]) => lower),
    )
    near(
      shown.upper,
      spread(reference.limits, shown.upper.length).map(([, upper]) => upper),
    )
    near(deviations(reference, shown), Array.isArray(reference.std_dev) ? reference.std_dev : [reference.std_dev])
    for (const [rule, positions] of Object.entries(reference.violations))
      expect(shown.violations[rule as RuleName], rule).toEqual(positions)
  })
})

function dataOf({ chart, data: { x = [], counts = [], sizes = [], groups = [] } }: Reference): ChartData {
  switch (chart) {
    case 'xbar.one':
      return { chart: 'xmr', values: x }
    case 'xbar':
    case 'R':
      return { chart: 'xbar-r', subgroups: groups }
    case 'S':
      return { chart: 's', subgroups: groups }
    case 'c':
      return { chart, counts }
    case 'p':
    case 'np':
    case 'u':
      return { chart, counts, sizes }
    default:
      throw new Error(`an unknown chart ${chart}`)
  }
}

/** qcc gives the deviation of single measurements where there are such, of u for a size of 1, else of the points. */
function deviations({ chart, std_dev }: Reference, panel: ReturnType<typeof drawn>['panels'][number]): number[] {
  const { process } = panel.stages[0]
  if (process !== null) return [process]
  if (chart === 'u') return [Math.sqrt(panel.center[0])]
  return Array.isArray(std_dev) ? [...panel.sigma] : [panel.sigma[0]]
}

const spread = <T>(few: readonly T[], points: number): readonly T[] =>
  few.length === 1 ? Array.from({ length: points }, () => few[0]) : few

function near(found: readonly number[], expected: readonly number[]): void {
  expect(found.length).toBe(expected.length)
  found.forEach((value, at) =>
    expect(Math.abs(value - expected[at]), `${value} against ${expected[at]} at ${at}`).toBeLessThanOrEqual(
      TOLERANCE * Math.max(1, Math.abs(expected[at])),
    ),
  )
}
