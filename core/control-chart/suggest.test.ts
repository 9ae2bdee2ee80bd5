import { expect, test } from 'vitest'
import { type Measurements, suggestChart } from './index.ts'

const rare = [2, 5, 3, 4, 1, 6, 3, 2, 4, 5, 3, 1, 4, 2]
const large = (counts: readonly number[]) => ({ kind: 'sized', counts, sizes: counts.map(() => 100_000) }) as const

test.each<[string, Measurements, string, string]>([
  ['measurements', { kind: 'single', values: [1.5, 2.5, 1] }, 'xmr', 'measurements'],
  ['rare events', { kind: 'single', values: rare }, 'c', 'counts-like-chance'],
  [
    'counts that vary far more',
    { kind: 'single', values: rare.map(count => count * 100) },
    'xmr',
    'counts-unlike-chance',
  ],
  [
    'subgroups of two',
    {
      kind: 'grouped',
      subgroups: [
        [1, 2],
        [3, 4],
      ],
    },
    'xbar-r',
    'small-subgroups',
  ],
  [
    'uneven subgroups',
    {
      kind: 'grouped',
      subgroups: [
        [1, 2],
        [3, 4, 5],
      ],
    },
    'xbar-s',
    'unequal-subgroups',
  ],
  ['so many of so many', { kind: 'sized', counts: rare, sizes: rare.map(() => 10) }, 'p', 'shares'],
  ['of very many', large([5200, 4700, 5350, 4800, 5100, 4600, 5300]), "p'", 'overdispersed-shares'],
  ['more than their size', { kind: 'sized', counts: rare, sizes: rare.map(() => 2) }, 'u', 'rates'],
  [
    'more, and wild',
    { kind: 'sized', counts: rare.map(count => count * 1000), sizes: rare.map(() => 2) },
    "u'",
    'overdispersed-rates',
  ],
])('%s', (_, data, chart, reason) => {
  expect(suggestChart(data)).toEqual({ chart, reason })
})

test('subgroups of more than ten waste too much in a range', () => {
  const subgroup = Array.from({ length: 11 }, (_, i) => i)
  expect(suggestChart({ kind: 'grouped', subgroups: [subgroup, subgroup] })?.chart).toBe('xbar-s')
})

test('nothing is suggested for a single point', () => {
  expect(suggestChart({ kind: 'single', values: [1] })).toBeNull()
})
