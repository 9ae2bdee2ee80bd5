import { describe, expect, it } from 'vitest'
import { accepts, unsoundness } from '../fixtures/net-language.ts'
import { type Bpmn, type BpmnNode, isRefused, netOfBpmn } from './index.ts'

const KINDS: Readonly<Record<string, BpmnNode['kind']>> = {
  s: 'start',
  e: 'end',
  x: 'exclusive',
  p: 'parallel',
  o: 'inclusive',
  i: 'silent',
}

/** A process from chains like `s1 A x1 B e1`: the first letter says the kind, capitals are tasks. */
function bpmn(...chains: readonly string[]): Bpmn {
  const ids = [...new Set(chains.flatMap(chain => chain.split(' ')))]
  const pairs = chains.map(chain => chain.split(' ')).flatMap(chain => chain.slice(1).map((to, i) => [chain[i]!, to]))
  return {
    nodes: ids.map(id => ({ id, name: id, kind: KINDS[id[0]!] ?? 'task' })),
    flows: pairs.map(([from, to], i) => ({ id: `f${i}`, from: from!, to: to! })),
  }
}

function taken(process: Bpmn, ...traces: readonly string[]): readonly string[] {
  const reading = netOfBpmn(process)
  if (isRefused(reading)) throw new Error(JSON.stringify(reading.problems))
  return traces.filter(trace => accepts(reading.net, [...trace]))
}

describe('the net of a BPMN process', () => {
  it('follows exclusive and parallel gateways and loops', () => {
    const process = bpmn('s A x1 B x2 e', 'x1 C x2', 'x2 x3', 'x3 A')
    expect(taken(process, 'AB', 'AC', 'ABAC', 'ABC', 'A')).toEqual(['AB', 'AC', 'ABAC'])
    expect(taken(bpmn('s p1 A p2 e', 'p1 B p2'), 'AB', 'BA', 'A')).toEqual(['AB', 'BA'])
  })

  it('takes several start events as a choice', () => {
    expect(taken(bpmn('s1 A x1 C e', 's2 B x1'), 'AC', 'BC', 'ABC', 'C')).toEqual(['AC', 'BC'])
  })

  it('lets all flows out of a task go on, and ends when nothing is left to do', () => {
    expect(taken(bpmn('s A B e1', 'A C e2'), 'ABC', 'ACB', 'AB', 'AC')).toEqual(['ABC', 'ACB'])
    expect(taken(bpmn('s A e', 'A e'), 'A', 'AA')).toEqual(['A'])
    expect(taken(bpmn('s A B e', 'A B'), 'ABB', 'AB')).toEqual(['ABB'])
  })

  it('ends with one token where only one thing is under way', () => {
    const reading = netOfBpmn(bpmn('s x1 A e1', 'x1 B e2'))
    expect(isRefused(reading) ? [] : unsoundness(reading.net)).toEqual([])
    expect(isRefused(reading) ? [] : reading.net.final.filter(n => n === 1)).toEqual([1])
  })

  it('has no silent steps that say nothing', () => {
    const reading = netOfBpmn(bpmn('s i1 A x1 i2 B x2 e', 'x1 C x2'))
    expect(isRefused(reading) ? [] : reading.net.transitions.map(t => t.label)).toEqual(['A', 'B', 'C'])
  })
})

describe('inclusive gateways', () => {
  it('take any of the branches, at least one, where the partners enclose a block', () => {
    const process = bpmn('s o1 A o2 D e', 'o1 B o2', 'o1 C o2')
    const some = ['AD', 'BD', 'CD', 'ABD', 'BAD', 'CAD', 'CBD', 'CABD', 'ABCD']
    expect(taken(process, ...some, 'D', 'AAD', 'ABC', '')).toEqual(some)
    const reading = netOfBpmn(process)
    expect(isRefused(reading) ? [] : unsoundness(reading.net)).toEqual([])
  })

  it('may contain blocks and be contained in them', () => {
    const process = bpmn('s o1 o3 A o4 o2 e', 'o3 B o4', 'o1 x1 C o2', 'x1 D o2')
    const some = ['A', 'B', 'AB', 'C', 'D', 'AC', 'DBA']
    expect(taken(process, ...some, '', 'CD', 'AA')).toEqual(some)
  })

  it('join what an exclusive or parallel gateway splits', () => {
    expect(taken(bpmn('s x1 A o1 e', 'x1 B o1'), 'A', 'B', 'AB', '')).toEqual(['A', 'B'])
    expect(taken(bpmn('s p1 A o1 e', 'p1 B o1'), 'A', 'B', 'AB', 'BA')).toEqual(['AB', 'BA'])
  })

  it('may join and split at once', () => {
    expect(taken(bpmn('s o1 A o2 C o3 e', 'o1 B o2', 'o2 D o3'), 'AC', 'BADC', 'A', 'CD')).toEqual(['AC', 'BADC'])
  })

  it('are refused by name without a partner', () => {
    for (const process of [
      bpmn('s o1 A e1', 'o1 B e2'),
      bpmn('s o1 A x1 e', 'o1 B x1'),
      bpmn('s x0 o1 A o2 e', 'o1 B o2', 'x0 C A'),
      bpmn('s o1 p1 A o2 e', 'p1 B o2', 'o1 C o2'),
    ]) {
      const reading = netOfBpmn(process)
      const problems = isRefused(reading) ? reading.problems : []
      expect(problems.map(problem => problem.code)).toContain('mining.model-not-supported')
      expect(problems[0]!.place).toContain('id="o1"')
    }
  })
})
