import { type Evaluation, isGood } from '../../commitment/index.ts'
import type { Countable, Opinion } from './cell.ts'

/** What an answer says to each question it was asked, the overall one under `score`. */
export function countableOf(answer: Omit<Countable, 'questions'> & { readonly evaluation: Evaluation }): Countable {
  const { evaluation, ...about } = answer
  const { scale, score, dimensions = {} } = evaluation
  const opinion = (value: number): Opinion => ({
    good: isGood({ scale, score: value }),
    score: scale === 'five' ? value : null,
  })
  return {
    ...about,
    questions: Object.fromEntries(
      Object.entries({ ...dimensions, score }).map(([name, value]) => [name, opinion(value)]),
    ),
  }
}
