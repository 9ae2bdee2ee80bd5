import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accepts, unsoundness } from '../fixtures/net-language.ts'
import { tracesOf } from '../fixtures/play-out.ts'
import { anyTree, tree } from '../fixtures/trees.ts'
import { netOfTree, reducedTree, treeText } from './index.ts'

const takes = (text: string, ...traces: readonly string[]) => traces.filter(t => accepts(netOfTree(tree(text)), [...t]))

describe('the net of a process tree', () => {
  it('takes the traces of the tree and no others', () => {
    expect(takes('->(a, X(b, c), d)', 'abd', 'acd', 'ad', 'abcd', '')).toEqual(['abd', 'acd'])
    expect(takes('+(a, ->(b, c))', 'abc', 'bac', 'bca', 'cba', 'bc')).toEqual(['abc', 'bac', 'bca'])
    expect(takes('*(a, b)', 'a', 'aba', 'ababa', 'ab', '', 'aa')).toEqual(['a', 'aba', 'ababa'])
    expect(takes('*(tau, a)', '', 'a', 'aa')).toEqual(['', 'a', 'aa'])
  })

  it('keeps neighbouring loops apart', () => {
    expect(takes('->(*(a, b), *(c, d))', 'ac', 'abacdc', 'acdba', 'acdc', 'acba')).toEqual(['ac', 'abacdc', 'acdc'])
    expect(takes('X(*(a, b), c)', 'a', 'aba', 'c', 'abc', 'cba')).toEqual(['a', 'aba', 'c'])
    expect(takes('*(*(a, b), *(c, d))', 'acdca', 'aba', 'adca')).toEqual(['acdca', 'aba'])
  })

  it('is a sound workflow net that takes every trace played out', () => {
    fc.assert(
      fc.property(anyTree('also silent'), fc.integer(), (original, seed) => {
        const net = netOfTree(original)
        expect(net.transitions.some(t => t.outputs.includes(0) || t.inputs.includes(1))).toBe(false)
        const traces = tracesOf(original, 5, seed).filter(trace => trace.length < 40)
        for (const trace of traces) expect(accepts(net, trace)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('can always end, with no token left and no step that never happens', () => {
    const small = anyTree('also silent').filter(t => netOfTree(t).places.length < 24)
    fc.assert(
      fc.property(small, original => {
        const problems = unsoundness(netOfTree(original))
        fc.pre(problems[0] !== 'too many markings')
        expect(problems).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('the normal form of a tree', () => {
  const reduced = (text: string) => treeText(reducedTree(tree(text)))

  it('has no operator that says nothing', () => {
    expect(reduced('->(a, ->(b, tau), X(c))')).toBe('→(a, b, c)')
    expect(reduced('X(tau, X(tau, a), b)')).toBe('×(τ, a, b)')
    expect(reduced('X(tau, *(tau, a))')).toBe('⟲(τ, a)')
    expect(reduced('X(tau, *(a, tau))')).toBe('⟲(τ, a)')
    expect(reduced('*(*(a, b), X(c, d))')).toBe('⟲(a, b, c, d)')
    expect(reduced('*(X(tau, a, b), tau)')).toBe('⟲(τ, a, b)')
    expect(reduced('+(tau, tau)')).toBe('τ')
    expect(reduced('*(tau, tau)')).toBe('τ')
    expect(reduced('*(a, X(tau, *(tau, b)))')).toBe('⟲(a, ⟲(τ, b))')
  })

  it('has the same traces', () => {
    fc.assert(
      fc.property(anyTree('also silent'), fc.integer(), (original, seed) => {
        const [one, other] = [netOfTree(original), netOfTree(reducedTree(original))]
        const short = (trace: readonly string[]) => trace.length < 25
        for (const trace of tracesOf(original, 5, seed).filter(short)) expect(accepts(other, trace)).toBe(true)
        for (const trace of tracesOf(reducedTree(original), 5, seed).filter(short))
          expect(accepts(one, trace)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('changes no tree that is in it already', () => {
    fc.assert(
      fc.property(anyTree('also silent').map(reducedTree), original => {
        expect(reducedTree(original)).toEqual(original)
      }),
    )
  })
})
