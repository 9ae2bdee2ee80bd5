import { bpmnOfTree, bpmnText, netOfTree, pnmlText, type PetriNet, type ProcessTree } from '@huke/core/mining'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accepts } from '../../../core/mining/fixtures/net-language.ts'
import { tracesOf } from '../../../core/mining/fixtures/play-out.ts'
import { anyTree } from '../../../core/mining/fixtures/trees.ts'
import { readModelFile } from './index.ts'

const strange = fc.string({ unit: 'grapheme', minLength: 1 }).map(name => `${name.trim()}#`.replace(/\s+/g, ' '))

describe('what was written is read again', () => {
  it('PNML gives the same net', () => {
    fc.assert(
      fc.property(anyTree('also silent'), strange, (original, label) => {
        const net = netOfTree(renamed(original, label))
        const again = read(pnmlText(net, label))
        expect(again.transitions.map(t => [t.label, t.inputs, t.outputs])).toEqual(
          net.transitions.map(t => [t.label, t.inputs, t.outputs]),
        )
        expect([again.places, again.initial, again.final]).toEqual([net.places, net.initial, net.final])
      }),
      { numRuns: 60 },
    )
  })

  it('BPMN gives a net with the same traces', () => {
    fc.assert(
      fc.property(anyTree('also silent'), strange, fc.integer(), (original, label, seed) => {
        const tree = renamed(original, label)
        const again = read(bpmnText(bpmnOfTree(tree), label))
        const traces = tracesOf(tree, 6, seed).filter(trace => trace.length < 25)
        for (const trace of [...traces, ...traces.map(t => t.slice(1))])
          expect(accepts(again, trace)).toBe(accepts(netOfTree(tree), trace))
      }),
      { numRuns: 60 },
    )
  })
})

function read(text: string): PetriNet {
  const reading = readModelFile(text, 'model.xml')
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  return reading.net
}

function renamed(tree: ProcessTree, label: string): ProcessTree {
  if (tree.kind === 'silent') return tree
  if (tree.kind === 'activity') return { kind: 'activity', label: `${tree.label} ${label}` }
  return { kind: tree.kind, parts: tree.parts.map(part => renamed(part, label)) }
}
