import { describe, expect, test } from 'vitest'
import { airPassengers } from './fixtures/air-passengers.ts'
import { stl } from './stl.ts'

/** R 4.2.2: stl(log(AirPassengers), …), values 1, 50, 100 and 144. */
const ofR = [
  {
    options: { span: 11, robust: false },
    seasonal: [-0.090671173836, -0.0956238190694, -0.0202764808519, -0.1127019025045],
    trend: [4.8154594385253, 5.3759590706955, 5.874288806813, 6.1989525826393],
  },
  {
    options: { span: 11, robust: true },
    seasonal: [-0.077360093985, -0.0850156920554, -0.0219981880935, -0.1120216225862],
    trend: [4.8069472926294, 5.3565487689784, 5.8735663336212, 6.2027575202321],
  },
  {
    options: { span: 'periodic', robust: false },
    seasonal: [-0.0916404241465, -0.1140282839203, -0.0140275899738, -0.100636250654],
    trend: [4.8293886539529, 5.381701354606, 5.8750047873936, 6.2047523564265],
  },
] as const

const logs = airPassengers.map(Math.log)

describe('the decomposition is that of R', () => {
  test.each(ofR)('with $options', ({ options, seasonal, trend }) => {
    const parts = stl(logs, 12, options)
    ;[0, 49, 99, 143].forEach((t, i) => {
      expect(parts.seasonal[t]).toBeCloseTo(seasonal[i], 11)
      expect(parts.trend[t]).toBeCloseTo(trend[i], 11)
      expect(parts.seasonal[t] + parts.trend[t] + parts.rest[t]).toBeCloseTo(logs[t], 12)
    })
  })
})

test('an outlier moves the robust season less', () => {
  const broken = logs.with(60, logs[60] + 3)
  const away = (robust: boolean) => {
    const [clean, bent] = [logs, broken].map(y => stl(y, 12, { span: 'periodic', robust }).seasonal)
    return Math.max(...clean.map((value, t) => Math.abs(value - bent[t])))
  }
  expect(away(true)).toBeLessThan(0.02)
  expect(away(false)).toBeGreaterThan(0.1)
})
