import type { Id } from '../commitment/index.ts'

export const doubts = ['same-name', 'other-unit', 'spelling', 'script', 'not-then'] as const
export type Doubt = (typeof doubts)[number]

/** How a name of the log and somebody (or some unit) that is known are alike; the stronger first. */
export const likenesses = ['identifier', 'name', 'spelling', 'script'] as const
export type Likeness = (typeof likenesses)[number]

/** Whom a name of a log may mean. */
export interface Candidate {
  /** null = another name of the same log, which nobody is known by yet */
  readonly id: Id | null
  /** that other name */
  readonly name: string | null
  readonly likeness: Likeness
  /** of the organisation, not of another history */
  readonly live: boolean
  /** was there all the time in which the log has the name */
  readonly thereThen: boolean
  /** is known in the unit in which the log has the name; null = the log names no unit */
  readonly unitAgrees: boolean | null
}

export interface Recognition {
  /** why a person has to say; null = it is certain */
  readonly doubt: Doubt | null
  /** whom the name means, or most likely means; null = nobody known */
  readonly proposal: Candidate | null
  /** among whom to choose */
  readonly choices: readonly Candidate[]
}

/**
 * Whom a name means. An identifier (number, e-mail address, code) that somebody has is theirs. A name is somebody's where
 * nobody else has it, they were there then, and the unit agrees. Everything else is to be confirmed: what is proposed is
 * whoever fits alone; a likeness in sound alone proposes nobody; and two names of one log are two as long as nobody says
 * otherwise.
 */
export function recognise(kind: 'person' | 'unit', candidates: readonly Candidate[]): Recognition {
  const of = (...wanted: Likeness[]) => candidates.filter(c => wanted.includes(c.likeness))
  const identified = of('identifier')
  if (identified.length === 1) return identifiedAs(kind, identified[0] as Candidate)
  if (identified.length > 1) return among('same-name', identified)
  const named = of('name')
  if (named.length > 1) return among('same-name', named)
  if (named.length === 1) return namedAs(named[0] as Candidate)
  const near = of('spelling', 'script')
  if (near.length === 0) return { doubt: null, proposal: null, choices: [] }
  const spelled = of('spelling')
  if (spelled.length === 0) return { doubt: 'script', proposal: null, choices: near }
  return { ...among('spelling', spelled), choices: near }
}

function identifiedAs(kind: 'person' | 'unit', only: Candidate): Recognition {
  // A number is its owner's for ever; a code may have gone from one unit to the next.
  return kind === 'person' || only.thereThen ? certainly(only) : { doubt: 'not-then', proposal: only, choices: [only] }
}

function namedAs(only: Candidate): Recognition {
  if (!only.thereThen) return { doubt: 'not-then', proposal: only, choices: [only] }
  if (only.unitAgrees === false) return { doubt: 'other-unit', proposal: only, choices: [only] }
  return certainly(only)
}

const certainly = (only: Candidate): Recognition => ({ doubt: null, proposal: only, choices: [] })

/** Proposes the one that fits alone. */
function among(doubt: Doubt, all: readonly Candidate[]): Recognition {
  const fitting = all.filter(c => c.id !== null && c.thereThen && c.unitAgrees !== false)
  const proposal = fitting.length === 1 ? (fitting[0] as Candidate) : null
  return { doubt, proposal, choices: all }
}
