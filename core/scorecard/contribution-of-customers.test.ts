import { describe, expect, test } from 'vitest'
import { counts, countered, onTime, parts } from './fixtures/contributed.ts'
import { accepted, delivered, lapsed, promised, rated, type Step } from './fixtures/story.ts'
import { besideOf } from './index.ts'

describe('the customer', () => {
  const asked: Step = [2, { type: 'asked', question: 'which?' }]

  test('who gave no verdict did not do his duty', () => {
    expect(
      counts([
        [1, promised],
        [12, delivered],
        [20, lapsed],
      ]),
    ).toMatchObject({
      'verdicts-on-time.n': 1,
      'lapsed.k': 1,
    })
  })

  test('who answered late did not either, and the time he took is kept', () => {
    const late = counts([
      [1, promised],
      asked,
      [12, { type: 'answered', words: 'this' }],
      [14, delivered],
      [15, accepted],
    ])
    expect(late).toMatchObject({ 'answers-on-time.n': 1, 'waiting.sum': 36_000, 'complete-input.n': 1 })
    expect(late).not.toHaveProperty('complete-input.k')
  })

  test('owes no answer to a question that the delivery overtook', () => {
    expect(counts([[1, promised], asked, [6, delivered], [7, accepted]])).not.toHaveProperty('answers-on-time.n')
  })

  test('who let an offer fall owed the answer', () => {
    const fallen = counts([
      [2, countered(40)],
      [10, { type: 'offer-fell' }],
      [11, promised],
      [12, delivered],
      [13, accepted],
    ])
    expect(fallen).toMatchObject({ 'answers-on-time.n': 1 })
    expect(fallen).not.toHaveProperty('answers-on-time.k')
  })
})

describe('an opinion', () => {
  test('is good by the scale it was given on', () => {
    expect(counts([...onTime, [14, rated(1)]])).toMatchObject({ 'satisfaction.k': 1 })
    expect(counts([...onTime, [14, rated(3, 'five')]])).toMatchObject({ 'satisfaction.n': 1, 'score.sum': 3 })
  })

  test('counts on the day from which it can’t be changed any more', () => {
    expect(parts([...onTime, [14, rated(1)]]).get('opinion/1/1')?.day).toBe('2026-11-04')
  })

  test('that was set aside counts no more', () => {
    const aside = counts([
      ...onTime,
      [14, rated(0)],
      [15, { type: 'contested', reason: '' }],
      [16, { type: 'contest-settled', outcome: 'set-aside', reason: '' }],
    ])
    expect(aside).not.toHaveProperty('satisfaction.n')
  })

  test('on a recovery does not count again, and the recovery stands beside', () => {
    const recovery = counts([...onTime, [14, rated(1)]], { parent: { id: 'c0', relation: 'recovery' }, kind: 'action' })
    expect(recovery).not.toHaveProperty('closed.n')
    expect(besideOf(recovery, 5)).toMatchObject([{ of: 'recovery' }])
    expect(Object.keys(recovery).some(key => key.includes('satisfaction'))).toBe(false)
  })
})
