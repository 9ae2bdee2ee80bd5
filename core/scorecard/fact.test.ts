import { describe, expect, test } from 'vitest'
import {
  accepted,
  calendars,
  declined,
  delivered,
  failed,
  it,
  lapsed,
  promised,
  purchasing,
  rated,
  reopened,
  returned,
  type Step,
  terms,
  told,
  toPurchasing,
  withdrawn,
} from './fixtures/story.ts'
import { type Fact, factOf } from './index.ts'

const fact = (steps: readonly Step[], beginning = {}): Fact => {
  const found = factOf(told(steps, beginning), calendars, 'Asia/Shanghai')
  if (found === null) throw new Error('the story is not closed')
  return found
}

const onTime: readonly Step[] = [
  [1, promised],
  [12, delivered],
  [13, accepted],
]

describe('a delivery within its target', () => {
  test('is on time, at half the time allowed', () => {
    expect(fact(onTime)).toMatchObject({
      responseOnTime: true,
      onTime: true,
      attainment: 0.5,
      leadSeconds: 12 * 3600,
      ending: 'acceptance',
      supplier: it,
    })
  })

  test('counts on the local day of its acceptance', () => {
    expect(fact(onTime).day).toBe('2026-11-03')
    expect(factOf(told(onTime), calendars, 'America/New_York')?.day).toBe('2026-11-02')
  })

  test('is no fact before it is accepted, nor after it is reopened', () => {
    expect(factOf(told(onTime.slice(0, 2)), calendars, 'Asia/Shanghai')).toBeNull()
    expect(factOf(told([...onTime, [20, reopened]]), calendars, 'Asia/Shanghai')).toBeNull()
  })
})

describe('who answers for a late delivery', () => {
  test('the unit that held it when the target passed, not the one it was handed to afterwards', () => {
    const late = fact([
      [1, promised],
      [30, toPurchasing],
      [31, delivered],
      [32, accepted],
    ])
    expect(late).toMatchObject({ onTime: false, supplier: purchasing, answerable: it, responder: it })
  })

  test('the unit that let it pass after it was handed over in time', () => {
    const late = fact([
      [1, promised],
      [10, toPurchasing],
      [31, delivered],
      [32, accepted],
    ])
    expect(late).toMatchObject({ onTime: false, supplier: purchasing, answerable: purchasing, responder: it })
  })

  test('a kept target is to the credit of the unit that delivered', () => {
    const kept = fact([
      [1, promised],
      [10, toPurchasing],
      [20, delivered],
      [21, accepted],
    ])
    expect(kept).toMatchObject({ onTime: true, supplier: purchasing, answerable: purchasing, handOvers: 1 })
  })

  test('a response that came too late is answered for by whoever sat on it', () => {
    expect(
      fact([
        [5, toPurchasing],
        [6, promised],
        [7, delivered],
        [8, accepted],
      ]),
    ).toMatchObject({
      responseOnTime: false,
      responder: it,
      supplier: purchasing,
    })
  })
})

describe('what did not end in acceptance', () => {
  test('a failed promise was not kept, however early it failed', () => {
    expect(
      fact([
        [1, promised],
        [2, failed],
      ]),
    ).toMatchObject({ onTime: false, attainment: null, delivered: false })
  })

  test('what was withdrawn in time was neither kept nor broken', () => {
    expect(
      fact([
        [1, promised],
        [2, withdrawn],
      ]),
    ).toMatchObject({ onTime: null, responseOnTime: true })
  })

  test('what was withdrawn after its target was late', () => {
    expect(
      fact([
        [1, promised],
        [25, withdrawn],
      ]),
    ).toMatchObject({ onTime: false, answerable: it })
  })

  test('what was declined was never promised', () => {
    expect(fact([[30, declined]])).toMatchObject({ onTime: null, responseOnTime: false })
  })
})

describe('more than one delivery', () => {
  test('a return resumes the clock and is counted', () => {
    const again = fact([
      [1, promised],
      [10, delivered],
      [12, returned],
      [20, delivered],
      [21, accepted],
    ])
    expect(again).toMatchObject({ returns: 1, onTime: true, attainment: 18 / 24, verdicts: { n: 2, kept: 2 } })
  })

  test('after a reopen with a clock of its own the slowest run counts', () => {
    const again = fact([...onTime, [20, reopened], [50, delivered], [51, accepted]])
    expect(again).toMatchObject({ reopens: 1, onTime: false, attainment: 30 / 24 })
  })
})

describe('the customer', () => {
  const asked: Step = [2, { type: 'asked', question: 'which?' }]

  test('who gave no verdict did not do his duty', () => {
    expect(
      fact([
        [1, promised],
        [12, delivered],
        [20, lapsed],
      ]),
    ).toMatchObject({
      ending: 'lapse',
      verdicts: { n: 1, kept: 0 },
    })
  })

  test('who answered late did not either, and the time he took is kept', () => {
    const late = fact([
      [1, promised],
      asked,
      [12, { type: 'answered', words: 'this' }],
      [14, delivered],
      [15, accepted],
    ])
    expect(late).toMatchObject({ questions: 1, answers: { n: 1, kept: 0 }, waitedSeconds: 36_000 })
  })

  test('owes no answer to a question that the delivery overtook', () => {
    expect(fact([[1, promised], asked, [6, delivered], [7, accepted]]).answers).toEqual({ n: 0, kept: 0 })
  })
})

describe('an opinion', () => {
  test('is good by the scale it was given on', () => {
    expect(fact([...onTime, [14, rated(1)]]).opinion).toMatchObject({ good: true, score: 1 })
    expect(fact([...onTime, [14, rated(3, 'five')]]).opinion).toMatchObject({ good: false, score: 3 })
  })

  test('on a recovery does not count again', () => {
    const recovery = { parent: { id: 'c0', relation: 'recovery' } }
    expect(fact([...onTime, [14, rated(1)]], recovery).opinion).toBeNull()
  })

  test('of history brought in is nobody asked for, nor for duties', () => {
    const imported = { terms: { ...terms, source: { kind: 'import', id: null, version: 1 } } }
    expect(fact(onTime, imported).imported).toBe(true)
  })
})

test('a target that was not set applies to nothing', () => {
  const none = { response: null, resolution: null }
  const open = { terms: { ...terms, targets: { urgent: none, high: none, normal: none, low: none } } }
  expect(fact(onTime, open)).toMatchObject({ onTime: null, responseOnTime: null, attainment: null })
})

test('a fact survives being stored as JSON', () => {
  const found = fact([...onTime, [14, rated(1)]])
  expect(JSON.parse(JSON.stringify(found))).toEqual(found)
})
