import type { ProcessTree } from './process-tree.ts'

export type Operator = Extract<ProcessTree, { readonly parts: readonly ProcessTree[] }>

/** Room a part of a process needs in its picture: width, and height above and below the line it is threaded on. */
export type BlockSize = {
  readonly width: number
  readonly above: number
  readonly below: number
  /** The branches of a choice, parallel or loop from the top down, each with its line relative to that of the block. */
  readonly lanes: readonly { readonly part: ProcessTree; readonly offset: number }[]
}

export const GAP = 50
export const GATEWAY = 50
const LANE_GAP = 30
const TASK = { width: 100, above: 40, below: 40, lanes: [] }
const FLOW = { width: 0, above: 0, below: 0, lanes: [] }

export function blockSize(tree: ProcessTree): BlockSize {
  if (tree.kind === 'activity') return TASK
  if (tree.kind === 'silent') return FLOW
  return tree.kind === 'sequence' ? inRow(tree.parts.map(blockSize)) : stacked(tree)
}

function inRow(parts: readonly BlockSize[]): BlockSize {
  const widths = parts.map(part => part.width)
  return {
    width: widths.reduce((sum, width) => sum + width, 0) + GAP * (parts.length - 1),
    above: Math.max(...parts.map(part => part.above)),
    below: Math.max(...parts.map(part => part.below)),
    lanes: [],
  }
}

/** The first branch is on the line of the gateways. A way past everything is drawn lowest, except as the body of a loop. */
function stacked(tree: Operator): BlockSize {
  const parts = tree.kind === 'choice' ? tree.parts.toSorted((a, b) => rank(a) - rank(b)) : tree.parts
  const sizes = parts.map(blockSize)
  let depth = Math.max(GATEWAY / 2, sizes[0]!.below)
  const lanes = parts.map((part, i) => {
    if (i === 0) return { part, offset: 0 }
    const offset = depth + LANE_GAP + sizes[i]!.above
    depth = offset + sizes[i]!.below
    return { part, offset }
  })
  const inner = Math.max(...sizes.map(size => size.width))
  const above = Math.max(GATEWAY / 2, sizes[0]!.above)
  return { width: 2 * (GATEWAY + GAP) + inner, above, below: depth, lanes }
}

function rank(tree: ProcessTree): number {
  return tree.kind === 'silent' ? 1 : 0
}
