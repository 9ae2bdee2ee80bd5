import { describe, expect, test } from 'vitest'
import { drawn } from './fixtures/drawn.ts'
import { type ChartData, type ChartOptions, controlChart } from './index.ts'

// NIST/SEMATECH e-Handbook of Statistical Methods, public domain.
const flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
const wafers = [16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14, 16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31, 13]
const rejects = [
  12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
]
const fifty = rejects.map(() => 50)

describe('published limits', () => {
  test('of individual measurements (NIST 6.3.2.2: 50.81, 45.8159, 55.8041)', () => {
    const [individuals, ranges] = drawn({ chart: 'xmr', values: flow }).panels
    expect(individuals.center[0]).toBeCloseTo(50.81, 10)
    expect(individuals.lower[0]).toBeCloseTo(45.8159, 4)
    expect(individuals.upper[0]).toBeCloseTo(55.8041, 4)
    expect(ranges.center[0]).toBeCloseTo(1.8778, 4)
    expect(ranges.upper[0] / ranges.center[0]).toBeCloseTo(3.267, 3)
    expect(ranges.statistic.slice(0, 3)).toEqual([Number.NaN, 2, expect.closeTo(2.3, 10)])
  })

  test('of a share (NIST 6.3.3.2: 0.2313, 0.0524, 0.4102), two points beyond', () => {
    const [share] = drawn({ chart: 'p', counts: rejects, sizes: fifty }).panels
    expect(share.center[0]).toBeCloseTo(0.2313, 4)
    expect(share.lower[0]).toBeCloseTo(0.0524, 4)
    expect(share.upper[0]).toBeCloseTo(0.4102, 4)
    expect(share.violations).toEqual({ we1: [15, 23], we2: [22, 23], we3: [24], we4: [] })
  })

  test('of a count (NIST 6.3.3.1: 16, 4, 28), where a point on the limit is not beyond it', () => {
    const [count] = drawn({ chart: 'c', counts: wafers }).panels
    expect([count.center[0], count.lower[0], count.upper[0]]).toEqual([16, 4, 28])
    expect(count.violations.we1).toEqual([24])
  })
})

describe('what limits are computed from', () => {
  const steps = [5, 6, 5, 7, 6, 15, 16, 15, 17, 16]

  test('a base: later points are judged by earlier ones', () => {
    const [individuals] = drawn({ chart: 'xmr', values: steps }, { base: { from: 1, to: 5 } }).panels
    expect(individuals.center).toEqual(steps.map(() => 5.8))
    expect(individuals.violations.we1).toEqual([6, 7, 8, 9, 10])
    expect(individuals.stages[0]).toMatchObject({ from: 1, to: 10, basis: 5 })
  })

  test('stages: each has limits of its own, and no range and no pattern reaches into the next', () => {
    const [individuals, ranges] = drawn({ chart: 'xmr', values: steps }, { stages: [6] }).panels
    expect(new Set(individuals.center)).toEqual(new Set([5.8, 15.8]))
    expect(individuals.violations).toEqual({ we1: [], we2: [], we3: [], we4: [] })
    expect(ranges.statistic[5]).toBeNaN()
    expect(individuals.stages.map(({ from, to }) => [from, to])).toEqual([
      [1, 5],
      [6, 10],
    ])
  })

  test('excluded points are drawn and judged but count for nothing', () => {
    const counts = [
      21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15,
    ]
    const [count] = drawn({ chart: 'c', counts }, { exclude: [6, 20] }).panels
    expect(count.center[0]).toBeCloseTo(19.667, 3)
    expect(count.upper[0]).toBeCloseTo(32.97, 2)
    expect(count.violations.we1).toEqual([6, 20])
  })

  test('the ranges to both sides of an excluded point go with it', () => {
    const [individuals] = drawn({ chart: 'xmr', values: [1, 2, 100, 2, 1] }, { exclude: [3] }).panels
    expect(individuals.sigma[0]).toBeCloseTo(1 / 1.128, 10)
  })
})

describe('subgroups', () => {
  // two measurements a point: ranges 2, 4, 0; means 11, 12, 11
  const subgroups = [
    [10, 12],
    [14, 10],
    [11, 11],
  ]

  test('of one size have the factors of the textbooks', () => {
    const [means, ranges] = drawn({ chart: 'xbar-r', subgroups }).panels
    expect(ranges.statistic).toEqual([2, 4, 0])
    expect(ranges.upper[0]).toBeCloseTo(3.267 * 2, 2)
    expect(means.upper[0]).toBeCloseTo(34 / 3 + 1.88 * 2, 2)
    const [, deviations] = drawn({ chart: 'xbar-s', subgroups }).panels
    expect(deviations.upper[0]).toBeCloseTo(3.267 * Math.SQRT2, 2)
  })

  test('of several sizes have limits point by point', () => {
    const [means] = drawn({ chart: 'xbar-s', subgroups: [...subgroups, [9, 10, 11, 12, 13, 14, 15, 16]] }).panels
    expect(means.upper[3] - means.center[3]).toBeCloseTo((means.upper[0] - means.center[0]) / 2, 10)
  })
})

describe('Laney', () => {
  const sizes = Array.from({ length: 12 }, () => 100_000)
  const counts = [5200, 4700, 5350, 4800, 5100, 4600, 5300, 4900, 5150, 4750, 5250, 4850]

  test('widens limits that large sizes make absurdly tight', () => {
    const plain = drawn({ chart: 'p', counts, sizes }).panels[0]
    const wide = drawn({ chart: "p'", counts, sizes }).panels[0]
    expect(plain.violations.we1?.length).toBeGreaterThan(5)
    expect(wide.violations.we1).toEqual([])
    const { overdispersion } = wide.stages[0]
    expect(overdispersion).toBeGreaterThan(3)
    expect(wide.sigma[0] / plain.sigma[0]).toBeCloseTo(overdispersion as number, 10)
  })

  test('of a count that never varies has no limits to widen', () => {
    const [panel] = drawn({ chart: "u'", counts: [0, 0, 0], sizes: [1, 2, 3] }).panels
    expect([panel.center[0], panel.upper[0]]).toEqual([0, 0])
  })
})

describe('what cannot be charted is refused with its place', () => {
  const refused: [string, ChartData, ChartOptions, code: string, place: string][] = [
    ['one point', { chart: 'xmr', values: [1] }, {}, 'too-few-points', 'points'],
    ['no number', { chart: 'xmr', values: [1, Number.NaN, 2] }, {}, 'not-a-number', 'point 2'],
    ['a negative count', { chart: 'c', counts: [1, -1] }, {}, 'not-a-count', 'point 2'],
    ['a share for a count', { chart: 'p', counts: [0.2, 1], sizes: [5, 5] }, {}, 'not-a-count', 'point 1'],
    ['more than there are', { chart: 'p', counts: [1, 6], sizes: [5, 5] }, {}, 'more-than-size', 'point 2'],
    ['a size of 0', { chart: 'u', counts: [1, 0], sizes: [1, 0] }, {}, 'bad-size', 'point 2'],
    ['half a case', { chart: 'np', counts: [1, 0], sizes: [1.5, 2] }, {}, 'bad-size', 'point 1'],
    ['a size too few', { chart: 'u', counts: [1, 0], sizes: [1] }, {}, 'unequal-lengths', 'sizes'],
    ['a subgroup of one', { chart: 's', subgroups: [[1, 2], [1]] }, {}, 'small-subgroup', 'point 2'],
    ['a base beyond the end', { chart: 'c', counts: [1, 2] }, { base: { from: 1, to: 3 } }, 'bad-base', 'base'],
    [
      'base and stages',
      { chart: 'c', counts: [1, 2, 3] },
      { base: { from: 1, to: 2 }, stages: [2] },
      'base-and-stages',
      'base',
    ],
    ['a stage of one', { chart: 'c', counts: [1, 2, 3] }, { stages: [3] }, 'too-few-points', 'points 3 to 3'],
    ['a stage nowhere', { chart: 'c', counts: [1, 2, 3] }, { stages: [9] }, 'bad-position', 'stages'],
    ['no neighbours left', { chart: 'xmr', values: [1, 2, 3] }, { exclude: [2] }, 'no-neighbours', 'points 1 to 3'],
  ]
  test.each(refused)('%s', (_, data, options, code, place) => {
    const result = controlChart(data, options)
    expect(result).toMatchObject({ kind: 'refused', problems: [{ code: `control-chart.${code}`, place }] })
  })
})
