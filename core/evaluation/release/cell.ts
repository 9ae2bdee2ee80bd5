import type { Id } from '../../commitment/index.ts'

/** One answer that isn't named, as the month in which it can't be changed any more counts it. */
export interface Countable {
  readonly id: Id
  /** stands for the matter and its customer: of several answers about it in one month the last counts */
  readonly matter: string
  readonly delivery: number
  /** stands for whoever gave it */
  readonly rater: string
  /** the unit that served */
  readonly unit: Id
  /** asked for a recovery, by which it named its giver: it makes up no group any more */
  readonly named: boolean
  /** the overall question, `score`, is always among them */
  readonly questions: Readonly<Record<string, Opinion>>
}

export interface Opinion {
  readonly good: boolean
  /** on a scale of five; null on good / not good */
  readonly score: number | null
}

/** What is shown of one question to one group of answers, and never in any other grouping. */
export interface Shown {
  /** answers */
  readonly n: number
  /** of them good; where nearly all were of one opinion, what stands for it whatever the few said */
  readonly good: number
  /** sum of the scores on a scale of five; null where there are none, or where it would tell more than `good` */
  readonly sum: number | null
  readonly nearlyAll: 'good' | 'bad' | null
}

/** A group of answers that is released as one: those of a unit, or of all units below it that were too few by themselves. */
export interface Cell {
  /** the answers are of this unit and those below it */
  readonly unit: Id
  readonly answers: readonly Countable[]
  /** different people, those aside who named themselves */
  readonly raters: number
  readonly questions: Readonly<Record<string, Shown>>
}
