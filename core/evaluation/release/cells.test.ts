import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cell, type Countable, cellAbove, cellsOf, type Shown } from './index.ts'

const k = 5

/** Head office; below it A with A1 and A2, and B. */
const parents: Readonly<Record<string, string | null>> = { top: null, A: 'top', B: 'top', A1: 'A', A2: 'A' }
const parentOf = (unit: string): string | null => parents[unit] ?? null
const units = Object.keys(parents)

const answer = (unit: string, rater: number, good: boolean, about: Partial<Countable> = {}): Countable => ({
  id: `${unit} ${rater} ${Math.random()}`,
  matter: `${unit} ${rater}`,
  delivery: 1,
  rater: `person ${rater}`,
  unit,
  named: false,
  questions: { score: { good, score: null } },
  ...about,
})
const of = (unit: string, ...goods: readonly boolean[]): Countable[] => goods.map((good, i) => answer(unit, i, good))
const overall = (cell: Cell): Shown => cell.questions['score']

describe('groups of answers', () => {
  test('are a unit’s own where enough people answered, else of all that were too few at the nearest unit above', () => {
    const answers = [
      ...of('B', true, true, false, false, true),
      ...of('A1', true, false, true),
      ...[5, 6, 7].map(rater => answer('A2', rater, rater > 5)),
    ]
    const cells = cellsOf(answers, parentOf, k)
    expect(cells.map(cell => [cell.unit, cell.raters])).toEqual([
      ['A', 6],
      ['B', 5],
    ])
    expect(overall(cells[1])).toEqual({ n: 5, good: 3, sum: null, nearlyAll: null })
    expect(overall(cells[0])).toEqual({ n: 6, good: 4, sum: null, nearlyAll: null })
    expect(cellAbove('A2', parentOf, new Set(['A', 'B']))).toBe('A')
    expect(cellAbove('top', parentOf, new Set(['A', 'B']))).toBeNull()
  })

  test('are none where few answered, however often', () => {
    const often = [1, 2, 3, 4].flatMap(rater =>
      Array.from({ length: 9 }, (_, i) => answer('A1', rater, i > 4, { matter: `${rater}/${i}` })),
    )
    expect(cellsOf(often, parentOf, k)).toEqual([])
  })

  test('say the same of one opinion as of nearly one', () => {
    const shown = (...goods: readonly boolean[]) => overall(cellsOf(of('B', ...goods), parentOf, k)[0])
    expect(shown(true, true, true, true, true)).toEqual({ n: 5, good: 4.5, sum: null, nearlyAll: 'good' })
    expect(shown(true, true, false, true, true)).toEqual(shown(true, true, true, true, true))
    expect(shown(false, false, false, false, false)).toEqual({ n: 5, good: 0.5, sum: null, nearlyAll: 'bad' })
  })

  test('count of a matter what was said last, and for no group who asked for a recovery', () => {
    const again = [...of('B', true, true, false, false, true), answer('B', 2, true, { delivery: 2 })]
    expect(overall(cellsOf(again, parentOf, k)[0])).toMatchObject({ n: 5, good: 4.5, nearlyAll: 'good' })
    const named = [...of('B', true, true, false, true), answer('B', 9, false, { named: true })]
    expect(cellsOf(named, parentOf, k)).toEqual([])
  })
})

const anyAnswers = fc
  .array(
    fc.record({
      unit: fc.constantFrom(...units),
      rater: fc.nat({ max: 9 }),
      good: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.boolean() }),
      quality: fc.option(fc.boolean(), { nil: undefined }),
      matter: fc.nat({ max: 30 }),
      delivery: fc.integer({ min: 1, max: 2 }),
      named: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    }),
    { maxLength: 40 },
  )
  .map(list =>
    list.map(
      ({ unit, rater, good, quality, matter, delivery, named }, i): Countable => ({
        id: String(i),
        matter: `${unit} ${matter}`,
        delivery,
        rater: `person ${rater}`,
        unit,
        named,
        questions: {
          score: { good, score: good ? 5 : 2 },
          ...(quality === undefined ? {} : { quality: { good: quality, score: quality ? 4 : 1 } }),
        },
      }),
    ),
  )

/** All that anybody can read, whichever units and months they add up. */
const published = (answers: readonly Countable[]) =>
  cellsOf(answers, parentOf, k).map(({ unit, raters, questions }) => ({ unit, raters, questions }))

const changed = (answers: readonly Countable[], at: number, question: string): readonly Countable[] =>
  answers.map((a, i) => {
    const opinion = a.questions[question]
    if (i !== at || opinion === undefined) return a
    return { ...a, questions: { ...a.questions, [question]: { good: !opinion.good, score: opinion.good ? 1 : 5 } } }
  })

describe('whoever knows all answers but one', () => {
  test('does not learn it where the group is small, or all others said the same', () => {
    let looked = 0
    fc.assert(
      fc.property(anyAnswers, fc.nat(), fc.constantFrom('score', 'quality'), (answers, pick, question) => {
        if (answers.length === 0) return
        const at = pick % answers.length
        const cell = cellsOf(answers, parentOf, k).find(c => c.answers.some(a => a.id === answers[at].id))
        const given = cell?.answers.filter(a => a.questions[question] !== undefined) ?? []
        const anonymous = given.filter(a => !a.named)
        const isSmall = new Set(anonymous.map(a => a.rater)).size < k
        const isOfOne = new Set(anonymous.map(a => a.questions[question]?.good)).size === 1
        if (answers[at].named || !(isSmall || isOfOne)) return
        looked++
        expect(published(changed(answers, at, question))).toEqual(published(answers))
      }),
      { numRuns: 3000 },
    )
    expect(looked).toBeGreaterThan(300)
  })

  test('sees every answer in one group at most, and groups of enough people alone', () => {
    fc.assert(
      fc.property(anyAnswers, answers => {
        const cells = cellsOf(answers, parentOf, k)
        const placed = cells.flatMap(cell => cell.answers.map(a => a.id))
        expect(new Set(placed).size).toBe(placed.length)
        for (const cell of cells) expect(cell.raters).toBeGreaterThanOrEqual(k)
        expect(new Set(cells.map(cell => cell.unit)).size).toBe(cells.length)
      }),
    )
  })

  test.each([
    ['no least number of people', (answers: readonly Countable[]) => cellsOf(answers, parentOf, 1)],
    [
      'one opinion told from nearly one',
      (answers: readonly Countable[]) =>
        cellsOf(answers, parentOf, k).map(cell => ({
          ...cell,
          exact: cell.answers.filter(a => a.questions['score'].good).length,
        })),
    ],
  ])('would learn it with %s', (_, release) => {
    const read = (answers: readonly Countable[]) =>
      JSON.stringify(release(answers).map(({ answers: _hidden, ...shown }) => shown))
    const found = fc.check(
      fc.property(anyAnswers, fc.nat(), (answers, pick) => {
        if (answers.length === 0) return true
        const at = pick % answers.length
        const cell = cellsOf(answers, parentOf, k).find(c => c.answers.some(a => a.id === answers[at].id))
        const isSafe = cell !== undefined && new Set(cell.answers.map(a => a.questions['score'].good)).size > 1
        return answers[at].named || isSafe || read(changed(answers, at, 'score')) === read(answers)
      }),
      { numRuns: 1000 },
    )
    expect(found.failed).toBe(true)
  })
})
