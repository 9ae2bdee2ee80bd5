import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accepts, unsoundness } from '../fixtures/net-language.ts'
import { drawFrom, tracesOf } from '../fixtures/play-out.ts'
import { anyTree, tree } from '../fixtures/trees.ts'
import { labels } from '../fixtures/tree-follows.ts'
import {
  bpmnOfTree,
  type DrawnBpmn,
  isRefused,
  netOfBpmn,
  netOfTree,
  type PetriNet,
  type ProcessTree,
} from './index.ts'

describe('the BPMN of a process tree', () => {
  it('has a gateway that joins for each that splits, and flows in place of silent steps', () => {
    const { nodes, flows } = bpmnOfTree(tree('->(a, X(tau, b), +(c, d), *(e, f))'))
    const count = (kind: string) => nodes.filter(node => node.kind === kind).length
    expect([count('task'), count('exclusive'), count('parallel'), count('start'), count('end')]).toEqual([
      6, 4, 2, 1, 1,
    ])
    expect(flows).toHaveLength(16)
  })

  it('means the same as the tree', () => {
    fc.assert(
      fc.property(anyTree('also silent'), fc.integer(), (original, seed) => {
        const net = translated(bpmnOfTree(original))
        for (const trace of trials(original, seed))
          expect(accepts(net, trace)).toBe(accepts(netOfTree(original), trace))
      }),
      { numRuns: 80 },
    )
  })

  it('is sound as a net', () => {
    const small = anyTree('also silent').filter(t => labels(t).length < 9)
    fc.assert(
      fc.property(small, original => {
        const problems = unsoundness(translated(bpmnOfTree(original)))
        fc.pre(problems[0] !== 'too many markings')
        expect(problems).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('is drawn without one box over another, every flow from border to border', () => {
    fc.assert(
      fc.property(anyTree('also silent'), original => {
        const { nodes, flows } = bpmnOfTree(original)
        nodes.forEach((one, i) => nodes.slice(0, i).forEach(other => expect(overlap(one.box, other.box)).toBe(false)))
        const box = new Map(nodes.map(node => [node.id, node.box]))
        for (const { from, to, path } of flows) {
          expect(isOnBorder(path[0]!, box.get(from)!)).toBe(true)
          expect(isOnBorder(path.at(-1)!, box.get(to)!)).toBe(true)
          path.slice(1).forEach((point, i) => expect(point.x === path[i]!.x || point.y === path[i]!.y).toBe(true))
        }
      }),
      { numRuns: 60 },
    )
  })
})

/** Traces of the tree, and others that mostly are not. */
function trials(original: ProcessTree, seed: number): readonly (readonly string[])[] {
  const draw = drawFrom(seed)
  const names = labels(original)
  const right = tracesOf(original, 6, seed).filter(trace => trace.length < 25)
  const changed = right.map(trace => trace.filter((_, i) => i !== draw(Math.max(1, trace.length))))
  const random = Array.from({ length: 5 }, () =>
    Array.from({ length: draw(5) }, () => names[draw(names.length)] ?? 'x'),
  )
  return [...right, ...changed, ...random]
}

function translated(bpmn: DrawnBpmn): PetriNet {
  const reading = netOfBpmn(bpmn)
  if (isRefused(reading)) throw new Error(JSON.stringify(reading.problems))
  return reading.net
}

type Box = DrawnBpmn['nodes'][number]['box']

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function isOnBorder({ x, y }: { x: number; y: number }, { x: left, y: top, width, height }: Box): boolean {
  const [right, bottom] = [left + width, top + height]
  const isInside = x >= left && x <= right && y >= top && y <= bottom
  return isInside && (x === left || x === right || y === top || y === bottom)
}
