import type { ActKind } from './acts.ts'
import type { State } from './commitment.ts'
import type { Capacity } from './party.ts'

export interface Transition {
  readonly from: readonly State[]
  /** the state afterwards; 'same' = changes no state; 'before' = the state the negotiation began from */
  readonly to: State | 'same' | 'before' | 'promised-or-returned'
  readonly by: readonly Capacity[]
  /** the clocks it touches, in the words of the documentation */
  readonly clocks: string
}

const open: readonly State[] = ['requested', 'negotiating', 'promised', 'delivered', 'returned']
const working: readonly State[] = ['promised', 'returned']
const any: readonly State[] = [...open, 'accepted', 'declined', 'withdrawn', 'failed']
const customer: readonly Capacity[] = ['customer', 'customer-head']
const supplier: readonly Capacity[] = ['supplier', 'supplier-head']
const both: readonly Capacity[] = [...customer, ...supplier]

/** Which act leaves which state for which, by whom. The one table that the server, the buttons and the documentation share. */
export const transitions: Readonly<Record<ActKind, Transition>> = {
  promise: {
    from: ['requested'],
    to: 'promised',
    by: supplier,
    clocks: 'response stops; resolution starts where the terms say promised',
  },
  counter: { from: ['requested', 'negotiating'], to: 'negotiating', by: both, clocks: 'response stops' },
  renegotiate: { from: working, to: 'negotiating', by: both, clocks: 'resolution runs on' },
  agree: {
    from: ['negotiating'],
    to: 'promised-or-returned',
    by: both,
    clocks: 'resolution gets the agreed due time; what has run and what was paused stays',
  },
  decline: {
    from: ['requested', 'negotiating'],
    to: 'before',
    by: both,
    clocks: 'response stops; resolution ends void where the matter ends',
  },
  withdraw: {
    from: ['requested', 'negotiating', 'promised'],
    to: 'withdrawn',
    by: customer,
    clocks: 'all end; unbroken targets are void',
  },
  fail: { from: working, to: 'failed', by: supplier, clocks: 'resolution stops' },
  ask: {
    from: ['requested', 'promised'],
    to: 'same',
    by: supplier,
    clocks: 'response stops; answer starts; resolution pauses',
  },
  answer: { from: open, to: 'same', by: customer, clocks: 'answer stops; resolution resumes' },
  hold: { from: working, to: 'same', by: supplier, clocks: 'resolution pauses where the terms allow' },
  resume: { from: open, to: 'same', by: supplier, clocks: 'resolution resumes' },
  assign: {
    from: ['requested', 'negotiating', 'promised', 'returned'],
    to: 'same',
    by: [...supplier, 'officer', 'system'],
    clocks: 'a new holding begins',
  },
  start: {
    from: ['requested', ...working],
    to: 'same',
    by: supplier,
    clocks: 'response of a matter born promised stops',
  },
  transfer: {
    from: ['requested', 'promised'],
    to: 'same',
    by: [...supplier, 'officer'],
    clocks: 'none is reset; a new holding begins',
  },
  deliver: {
    from: working,
    to: 'delivered',
    by: supplier,
    clocks: 'resolution pauses; answer ends; confirmation starts',
  },
  accept: {
    from: ['delivered'],
    to: 'accepted',
    by: customer,
    clocks: 'confirmation stops; resolution stopped at the last delivery',
  },
  return: {
    from: ['delivered'],
    to: 'returned',
    by: customer,
    clocks: 'confirmation stops; resolution resumes where it stood',
  },
  lapse: {
    from: ['delivered'],
    to: 'accepted',
    by: ['system'],
    clocks: 'confirmation stops, broken; resolution stopped at the last delivery',
  },
  reopen: {
    from: ['accepted'],
    to: 'returned',
    by: [...customer, 'officer'],
    clocks: 'resolution starts anew or continues, as the terms say',
  },
  prioritise: {
    from: ['requested', 'negotiating', ...working],
    to: 'same',
    by: ['supplier-head', 'officer'],
    clocks: 'targets are recomputed from the start; what has run and what was paused stays',
  },
  recalendar: {
    from: open,
    to: 'same',
    by: ['system'],
    clocks: 'targets are recomputed from the start in the new version of the calendar',
  },
  check: {
    from: ['requested', ...working],
    to: 'same',
    by: supplier,
    clocks: 'response of a matter born promised stops',
  },
  comment: {
    from: any,
    to: 'same',
    by: [...both, 'process-owner', 'officer', 'observer'],
    clocks: 'response of a matter born promised stops, when by the supplier',
  },
  attach: { from: any, to: 'same', by: [...both, 'process-owner', 'officer'], clocks: 'none' },
  evaluate: { from: ['accepted'], to: 'same', by: ['customer'], clocks: 'none' },
  'evaluate-customer': { from: ['accepted'], to: 'same', by: ['supplier'], clocks: 'none' },
  contest: { from: ['accepted'], to: 'same', by: supplier, clocks: 'none' },
  escalate: { from: open, to: 'same', by: [...both, 'process-owner'], clocks: 'none' },
  split: { from: ['requested', ...working], to: 'same', by: supplier, clocks: 'the child has clocks of its own' },
  watch: { from: any, to: 'same', by: [...both, 'process-owner', 'officer', 'observer'], clocks: 'none' },
  unwatch: { from: any, to: 'same', by: [...both, 'process-owner', 'officer', 'observer'], clocks: 'none' },
  warn: { from: open, to: 'same', by: ['system'], clocks: 'none' },
}

export const actKinds = Object.keys(transitions) as readonly ActKind[]
