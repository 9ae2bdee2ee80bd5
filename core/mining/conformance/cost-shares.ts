import { type NetIndex, SILENT } from './net-index.ts'

/**
 * One way to share out the cost of moves among state machines, so that what each machine pays may be added up without
 * ever exceeding what the net as a whole pays. Costs are in UNIT-ths of a move.
 */
export type CostShares = {
  /** By machine and label: what the machine pays for a log move. */
  readonly logMove: readonly Int32Array[]
  /** By machine and transition: what it pays for a model move. */
  readonly modelMove: readonly Int32Array[]
}

/** Many small numbers divide it. */
export const UNIT = 2520

/** Each move is paid in equal parts by the machines that can see it. */
export function equalShares(index: NetIndex, members: readonly Uint8Array[]): CostShares {
  return shares(index, members, payers => payers.map(() => Math.floor(UNIT / payers.length)))
}

/** Each move is paid wholly by the first machine, in the given order, that can see it. */
export function firstPays(index: NetIndex, members: readonly Uint8Array[], order: readonly number[]): CostShares {
  return shares(index, members, payers => {
    const first = order.find(machine => payers.includes(machine))
    return payers.map(machine => (machine === first ? UNIT : 0))
  })
}

/** Members: by machine, 1 for a transition that moves its token. */
function shares(
  index: NetIndex,
  members: readonly Uint8Array[],
  divide: (payers: readonly number[]) => readonly number[],
): CostShares {
  const machines = [...members.keys()]
  const logMove = machines.map(() => new Int32Array(index.labels.length))
  const modelMove = machines.map(() => new Int32Array(index.labelOf.length))
  for (const [transition, label] of index.labelOf.entries()) {
    if (label === SILENT) continue
    const payers = machines.filter(machine => members[machine][transition] === 1)
    const parts = divide(payers)
    for (const [i, machine] of payers.entries()) modelMove[machine][transition] = parts[i]
  }
  for (const [label, transitions] of index.transitionsOf.entries()) {
    // A machine that does not see one of the transitions could take the event for that one, and pay nothing.
    const payers = machines.filter(machine => transitions.every(transition => members[machine][transition] === 1))
    const parts = divide(payers)
    for (const [i, machine] of payers.entries()) logMove[machine][label] = parts[i]
  }
  return { logMove, modelMove }
}
