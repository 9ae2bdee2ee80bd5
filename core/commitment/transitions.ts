import type { ActKind } from './acts.ts'
import type { State } from './commitment.ts'
import type { Capacity } from './party.ts'

export interface Transition {
  readonly from: readonly State[]
  /**
   * the state afterwards. 'same' = changes no state; 'promised-or-returned' = returned where the negotiation began there;
   * 'declined-or-before' = declined by the supplier before any promise, else back to where the negotiation began;
   * 'accepted-when-all' = accepted with the last of the verdicts; 'withdrawn-when-alone' = of several customers one leaves;
   * 'where-it-began' = where the negotiation began; 'as-before' = as before the delivery or offer
   */
  readonly to:
    | State
    | 'same'
    | 'promised-or-returned'
    | 'declined-or-before'
    | 'accepted-when-all'
    | 'withdrawn-when-alone'
    | 'where-it-began'
    | 'as-before'
  readonly by: readonly Capacity[]
  /** the clocks it touches, in the words of the documentation */
  readonly clocks: string
}

const open: readonly State[] = ['requested', 'negotiating', 'promised', 'delivered', 'returned']
const working: readonly State[] = ['promised', 'returned']
const judged: readonly State[] = ['accepted', 'failed']
const any: readonly State[] = [...open, 'accepted', 'declined', 'withdrawn', 'failed']
const customer: readonly Capacity[] = ['customer', 'customer-head']
const supplier: readonly Capacity[] = ['supplier', 'supplier-head']
const heads: readonly Capacity[] = ['customer-head', 'supplier-head']
const both: readonly Capacity[] = [...customer, ...supplier]
const bornPromised = 'response of a matter born promised stops'

/** Which act leaves which state for which, by whom. The one table that the server, the buttons and the documentation share. */
export const transitions: Readonly<Record<ActKind, Transition>> = {
  promise: {
    from: ['requested'],
    to: 'promised',
    by: supplier,
    clocks: 'response stops; resolution starts where the terms say promised',
  },
  counter: {
    from: ['requested', 'negotiating'],
    to: 'negotiating',
    by: both,
    clocks: 'response stops, when by the supplier; the other side’s answer starts; resolution runs by now',
  },
  renegotiate: {
    from: working,
    to: 'negotiating',
    by: both,
    clocks: 'resolution runs on; the other side’s answer starts; ' + bornPromised + ', when by the supplier',
  },
  agree: {
    from: ['negotiating'],
    to: 'promised-or-returned',
    by: both,
    clocks: 'answer stops; resolution gets the agreed due time, its standard only where the customer opened',
  },
  fall: {
    from: ['negotiating'],
    to: 'where-it-began',
    by: ['system'],
    clocks: 'answer stops, broken; back in requested response starts anew',
  },
  'take-back': {
    from: ['negotiating', 'delivered'],
    to: 'as-before',
    by: both,
    clocks: 'as if it had not been',
  },
  decline: {
    from: ['requested', 'negotiating'],
    to: 'declined-or-before',
    by: both,
    clocks:
      'answer stops; response stops, when by the supplier; where the matter ends, resolution ends void; back in requested response starts anew',
  },
  withdraw: {
    from: ['requested', 'negotiating', ...working],
    to: 'withdrawn-when-alone',
    // the system: a part of what has ended
    by: [...customer, 'system'],
    clocks: 'all end void; a target already broken stays broken',
  },
  join: {
    from: ['requested', 'negotiating', ...working],
    to: 'same',
    by: [...supplier, 'officer'],
    clocks: 'an earlier due time of the duplicate’s becomes the standard’s',
  },
  merge: {
    from: ['requested', 'negotiating', ...working],
    to: 'withdrawn',
    by: [...supplier, 'officer'],
    clocks: 'all end void; a target already broken stays broken',
  },
  'close-unanswered': {
    from: ['requested', 'negotiating', ...working],
    to: 'withdrawn',
    by: supplier,
    clocks: 'all end void; a target already broken stays broken',
  },
  void: {
    from: [...open, 'accepted'],
    to: 'withdrawn',
    by: ['system'],
    clocks: 'all end void; a target already broken stays broken; in no other figure',
  },
  fail: { from: working, to: 'failed', by: supplier, clocks: 'response and resolution stop; the others end void' },
  ask: {
    from: ['requested', ...working],
    to: 'same',
    by: supplier,
    clocks: 'response stops; answer starts; resolution pauses',
  },
  answer: { from: open, to: 'same', by: customer, clocks: 'answer stops; resolution resumes' },
  hold: {
    from: working,
    to: 'same',
    by: supplier,
    clocks:
      'resolution pauses where the terms allow, until the time given or resumed; a renewal is counted; ' + bornPromised,
  },
  resume: { from: open, to: 'same', by: [...supplier, 'system'], clocks: 'resolution resumes; ' + bornPromised },
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
    clocks: bornPromised,
  },
  transfer: {
    from: ['requested', ...working],
    to: 'same',
    by: [...supplier, 'officer'],
    clocks: 'none is reset; a new holding begins',
  },
  succeed: {
    from: any,
    to: 'same',
    // a head: within the own unit
    by: ['system', 'officer', ...heads],
    clocks: 'none; of the supplier a new holding begins',
  },
  suspend: { from: open, to: 'same', by: ['system'], clocks: 'every running clock pauses' },
  lift: { from: open, to: 'same', by: ['system'], clocks: 'every running clock resumes' },
  deliver: {
    from: working,
    to: 'delivered',
    by: supplier,
    clocks: 'resolution pauses, its other pauses end; answer ends void; confirmation starts; ' + bornPromised,
  },
  accept: {
    from: ['delivered'],
    to: 'accepted-when-all',
    by: customer,
    clocks: 'confirmation stops; with the last verdict resolution stopped at the last delivery',
  },
  return: {
    from: ['delivered'],
    to: 'returned',
    by: customer,
    clocks: 'confirmation stops; resolution resumes where it stood',
  },
  lapse: {
    from: ['delivered'],
    to: 'accepted-when-all',
    by: ['system'],
    clocks: 'confirmation stops, broken; resolution stopped at the last delivery',
  },
  pass: {
    from: ['delivered'],
    to: 'accepted-when-all',
    by: ['system'],
    clocks: 'confirmation ends void; with the last verdict resolution stopped at the last delivery',
  },
  'name-cause': { from: any, to: 'same', by: both, clocks: 'none' },
  reopen: {
    from: ['accepted'],
    to: 'returned',
    by: [...customer, 'officer'],
    clocks: 'resolution starts anew, or continues with or without the closed time, as the terms say',
  },
  prioritise: {
    from: ['requested', 'negotiating', ...working],
    to: 'same',
    by: ['supplier-head', 'officer'],
    clocks:
      'targets are recomputed from the start, or from now where they would be broken at once; a standard that has passed stays; what has run stays',
  },
  recalendar: {
    from: any,
    to: 'same',
    by: ['system'],
    clocks:
      'targets are recomputed from the start in the new version of the calendar; after a correction, ended clocks as well',
  },
  check: {
    from: ['requested', ...working],
    to: 'same',
    by: supplier,
    clocks: bornPromised,
  },
  comment: {
    from: any,
    to: 'same',
    by: [...both, 'process-owner', 'officer', 'observer'],
    clocks: bornPromised + ', when by the supplier',
  },
  attach: {
    from: any,
    to: 'same',
    by: [...both, 'process-owner', 'officer'],
    clocks: bornPromised + ', when by the supplier',
  },
  evaluate: { from: judged, to: 'same', by: ['customer'], clocks: 'none' },
  'evaluate-customer': { from: judged, to: 'same', by: ['supplier', 'supplier-head'], clocks: 'none' },
  recover: { from: judged, to: 'same', by: ['system'], clocks: 'the child has clocks of its own' },
  contest: { from: judged, to: 'same', by: supplier, clocks: 'none' },
  'settle-contest': { from: judged, to: 'same', by: ['officer'], clocks: 'none' },
  escalate: { from: open, to: 'same', by: [...both, 'process-owner'], clocks: 'none' },
  split: {
    from: ['requested', ...working],
    to: 'same',
    by: supplier,
    clocks: 'the child has clocks of its own; ' + bornPromised,
  },
  watch: { from: any, to: 'same', by: [...both, 'process-owner', 'officer', 'observer'], clocks: 'none' },
  unwatch: { from: any, to: 'same', by: [...both, 'process-owner', 'officer', 'observer'], clocks: 'none' },
  breach: { from: open, to: 'same', by: ['system'], clocks: 'none' },
  warn: { from: open, to: 'same', by: ['system'], clocks: 'none' },
}

export const actKinds = Object.keys(transitions) as readonly ActKind[]
