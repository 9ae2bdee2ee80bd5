import type { ActKind } from '@huke/core/commitment'
import type { Commitment } from '../../api/index.ts'

/** Acts done at once: they say nothing that could be said wrongly and can be taken back. */
export const plainActs = ['start', 'resume', 'watch', 'unwatch', 'agree', 'take-back'] as const
export type PlainAct = (typeof plainActs)[number]

/** Acts that have a form. */
export const formActs = [
  'promise',
  'counter',
  'renegotiate',
  'decline',
  'withdraw',
  'close-unanswered',
  'fail',
  'ask',
  'answer',
  'hold',
  'assign',
  'transfer',
  'deliver',
  'accept',
  'return',
  'reopen',
  'prioritise',
  'evaluate',
  'evaluate-customer',
  'contest',
  'escalate',
  'split',
] as const
export type FormAct = (typeof formActs)[number]

export const isPlain = (kind: string): kind is PlainAct => plainActs.some(act => act === kind)
export const isForm = (kind: string): kind is FormAct => formActs.some(act => act === kind)

/** What moves the loop on, the most awaited first. */
const moves: readonly ActKind[] = ['answer', 'accept', 'agree', 'resume', 'deliver', 'promise', 'evaluate']

/** The one act the page puts first: what the reader is waited for, if anything. */
export const primaryAct = ({ openActs, mayEvaluate, ball }: Commitment): ActKind | null =>
  moves.find(act => {
    if (act === 'evaluate') return mayEvaluate && openActs.includes(act)
    if (act === 'resume') return ball === 'third-party' && openActs.includes(act)
    return openActs.includes(act)
  }) ?? null

/** The order of the menu: what one does often, what changes hands, what ends it. */
export const menuGroups: readonly (readonly (PlainAct | FormAct)[])[] = [
  [
    'start',
    'resume',
    'agree',
    'take-back',
    'promise',
    'deliver',
    'accept',
    'answer',
    'ask',
    'counter',
    'renegotiate',
    'evaluate',
    'evaluate-customer',
  ],
  ['assign', 'transfer', 'split', 'hold', 'prioritise', 'escalate', 'contest', 'watch', 'unwatch'],
  ['return', 'reopen', 'decline', 'withdraw', 'close-unanswered', 'fail'],
]

export const isGrave = (kind: string): boolean =>
  ['decline', 'withdraw', 'close-unanswered', 'fail', 'return'].includes(kind)
