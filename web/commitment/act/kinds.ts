import type { ActKind } from '@huke/core/commitment'
import type { Commitment } from '../../api/index.ts'

/** Acts done at once: they say nothing that could be said wrongly. */
export const plainActs = ['start', 'resume', 'watch', 'unwatch', 'agree'] as const
export type PlainAct = (typeof plainActs)[number]

/** Acts that have a form. */
export const formActs = [
  'promise',
  'counter',
  'renegotiate',
  'take-back',
  'decline',
  'withdraw',
  'close-unanswered',
  'fail',
  'ask',
  'answer',
  'hold',
  'assign',
  'transfer',
  'merge',
  'deliver',
  'accept',
  'return',
  'reopen',
  'prioritise',
  'evaluate',
  'evaluate-customer',
  'contest',
  'settle-contest',
  'escalate',
  'split',
] as const
export type FormAct = (typeof formActs)[number]

export const isPlain = (kind: string): kind is PlainAct => plainActs.some(act => act === kind)
export const isForm = (kind: string): kind is FormAct => formActs.some(act => act === kind)

/** What moves the loop on, the most awaited first. */
const moves: readonly (PlainAct | FormAct)[] = [
  'answer',
  'accept',
  'agree',
  'resume',
  'deliver',
  'promise',
  'settle-contest',
  'evaluate',
]

/** The one act the page puts first: what the reader is waited for, if anything. */
export const primaryAct = (commitment: Commitment): PlainAct | FormAct | null =>
  moves.find(act => {
    if (!isOpen(act, commitment)) return false
    if (act === 'evaluate') return commitment.mayEvaluate
    return act !== 'resume' || commitment.ball === 'third-party'
  }) ?? null

/** What stands beside it: the other answers to the same question, and what can still be taken back or closed. */
export function besideActs(commitment: Commitment): readonly FormAct[] {
  const answers: readonly FormAct[] =
    commitment.state === 'negotiating' ? ['counter', 'decline'] : commitment.state === 'delivered' ? ['return'] : []
  return [...answers, 'take-back' as const, 'close-unanswered' as const].filter(act => isOpen(act, commitment))
}

/** The order of the menu: what one does often, what changes hands, what ends it. */
export const menuGroups: readonly (readonly (PlainAct | FormAct)[])[] = [
  [
    'start',
    'resume',
    'agree',
    'promise',
    'deliver',
    'accept',
    'return',
    'answer',
    'ask',
    'counter',
    'renegotiate',
    'evaluate',
    'evaluate-customer',
    'contest',
    'settle-contest',
  ],
  ['assign', 'transfer', 'split', 'hold', 'prioritise', 'escalate', 'merge', 'watch', 'unwatch'],
  ['reopen', 'take-back', 'decline', 'withdraw', 'close-unanswered', 'fail'],
]

/** What the server holds to be open, but for what it would refuse for what it says. */
export function isOpen(kind: ActKind, { openActs, negotiation, priority }: Commitment, now = Date.now()): boolean {
  if (!openActs.includes(kind)) return false
  // To agree to what has passed would be born late.
  if (kind === 'agree') return negotiation?.dueBy == null || negotiation.dueBy > now
  return kind !== 'prioritise' || priority !== 'urgent'
}

export const isGrave = (kind: string): boolean =>
  ['decline', 'withdraw', 'close-unanswered', 'fail', 'return', 'merge'].includes(kind)
