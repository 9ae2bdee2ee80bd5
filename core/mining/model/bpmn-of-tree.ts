import { blockSize, GAP, GATEWAY, type Operator } from './block-size.ts'
import type { Box, DrawnBpmn } from './bpmn.ts'
import { flowPath, middle, type Shape } from './flow-path.ts'
import type { ProcessTree } from './process-tree.ts'
import { reducedTree } from './reduce-tree.ts'

type Node = DrawnBpmn['nodes'][number]
type Drawing = { readonly nodes: Node[]; readonly flows: DrawnBpmn['flows'][number][] }

/** Where a block goes: x of the side it is entered from, y of the line it is threaded on, and which way it runs. */
type Frame = { readonly x: number; readonly line: number; readonly way: 1 | -1 }

/** First and last node of a block on its line; a block without any is only a flow. */
type Block = { readonly first: Node; readonly last: Node } | null

const EVENT = 36

/**
 * The process of a tree as structured BPMN: every gateway that splits has its partner that joins, choices and repetitions are
 * exclusive gateways, silent parts are flows. Ways back of a loop are drawn from right to left beneath its body.
 */
export function bpmnOfTree(tree: ProcessTree): DrawnBpmn {
  const reduced = reducedTree(tree)
  const drawing: Drawing = { nodes: [], flows: [] }
  const size = blockSize(reduced)
  const line = Math.max(size.above, EVENT / 2)
  const start = add(drawing, 'start', '', { x: 0, line, way: 1 }, EVENT, EVENT)
  const block = draw(drawing, reduced, { x: EVENT + GAP, line, way: 1 })
  const x = EVENT + GAP + (block ? size.width + GAP : 0)
  const end = add(drawing, 'end', '', { x, line, way: 1 }, EVENT, EVENT)
  thread(drawing, start, block, end)
  return drawing
}

function draw(drawing: Drawing, tree: ProcessTree, at: Frame): Block {
  if (tree.kind === 'silent') return null
  if (tree.kind === 'sequence') return drawSequence(drawing, tree.parts, at)
  if (tree.kind !== 'activity') return drawBranches(drawing, tree, at)
  const task = add(drawing, 'task', tree.label, at, blockSize(tree).width, 2 * blockSize(tree).above)
  return { first: task, last: task }
}

function drawSequence(drawing: Drawing, parts: readonly ProcessTree[], at: Frame): Block {
  let x = at.x
  const blocks = parts.flatMap(part => {
    const block = draw(drawing, part, { ...at, x })
    if (block === null) return []
    x += at.way * (blockSize(part).width + GAP)
    return [block]
  })
  blocks.slice(1).forEach((block, i) => connect(drawing, blocks[i]!.last, block.first, 'straight'))
  return blocks.length > 0 ? { first: blocks[0]!.first, last: blocks.at(-1)!.last } : null
}

/** Branches hang beneath each other between two gateways; those of a loop after its body run back. */
function drawBranches(drawing: Drawing, tree: Operator, at: Frame): Block {
  const { width, lanes } = blockSize(tree)
  const inner = width - 2 * (GATEWAY + GAP)
  const kind = tree.kind === 'parallel' ? 'parallel' : 'exclusive'
  const first = add(drawing, kind, '', at, GATEWAY, GATEWAY)
  const last = add(drawing, kind, '', { ...at, x: at.x + at.way * (width - GATEWAY) }, GATEWAY, GATEWAY)
  lanes.forEach(({ part, offset }, i) => {
    const isBack = tree.kind === 'loop' && i > 0
    const begin = at.x + at.way * (GATEWAY + GAP)
    const frame: Frame = { x: begin, line: at.line + offset, way: at.way }
    const back: Frame = { x: begin + at.way * inner, line: at.line + offset, way: at.way === 1 ? -1 : 1 }
    const block = draw(drawing, part, isBack ? back : frame)
    if (isBack) thread(drawing, last, block, first, back.line)
    else thread(drawing, first, block, last, frame.line)
  })
  return { first, last }
}

/** From one node through a block to another; where the block lies on another line, down to it and up again. */
function thread(drawing: Drawing, from: Node, block: Block, to: Node, line = middle(from.box).y): void {
  if (block === null) return connect(drawing, from, to, line)
  const isLevel = line === middle(from.box).y
  connect(drawing, from, block.first, isLevel ? 'straight' : 'down')
  connect(drawing, block.last, to, isLevel ? 'straight' : 'up')
}

function connect(drawing: Drawing, from: Node, to: Node, shape: Shape): void {
  const path = flowPath(from.box, to.box, shape)
  drawing.flows.push({ id: `flow${drawing.flows.length + 1}`, from: from.id, to: to.id, path })
}

function add(
  drawing: Drawing,
  kind: Node['kind'],
  name: string,
  { x, line, way }: Frame,
  width: number,
  height: number,
): Node {
  const box: Box = { x: way === 1 ? x : x - width, y: line - height / 2, width, height }
  const node: Node = { id: `${kind}${drawing.nodes.length + 1}`, kind, name, box }
  drawing.nodes.push(node)
  return node
}
