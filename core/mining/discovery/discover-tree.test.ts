import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accepts, unsoundness } from '../fixtures/net-language.ts'
import { logOf, tracesOf } from '../fixtures/play-out.ts'
import { isRediscoverable, labels, tracesFollow, treeFollows } from '../fixtures/tree-follows.ts'
import { anyTree, tree } from '../fixtures/trees.ts'
import { netOfTree, type ProcessTree, reducedTree, treeText } from '../model/index.ts'
import { discoverTree } from './index.ts'

const found = (traces: readonly string[], noise = 0) =>
  treeText(discoverTree(logOf(traces.map(t => [...t])), { noise }))
const times = (n: number, trace: string) => Array.from({ length: n }, () => trace)

describe('the inductive miner', () => {
  it('finds choice, order, parallel work and repetition', () => {
    expect(found(['ab', 'ac'])).toBe('→(a, ×(b, c))')
    expect(found(['abcd', 'acbd'])).toBe('→(a, ∧(b, c), d)')
    expect(found(['ab', 'abcab', 'abdab'])).toBe('⟲(→(a, b), c, d)')
    expect(found(['abcdfedbcf', 'abcdf', 'acbdf', 'abcdfedcbf', 'acbdfedbcf', 'acbdfedcbdf'].map(t => t))).toContain(
      'a',
    )
  })

  it('finds the process of the running example of the process mining book', () => {
    const traces = ['abdeh', 'adceg', 'acdefbdeg', 'adbeh', 'acdefdcefcdeh', 'acdeg']
    expect(found(traces)).toBe('→(a, ⟲(→(∧(×(b, c), d), e), f), ×(h, g))')
  })

  it('finds how requests for a laptop went, as the method page tells', () => {
    const traces = ['RAOSH', 'RASOH', 'RKRAOSH', 'RASOH', 'RD', 'RASH']
    expect(found(traces)).toBe('→(⟲(R, K), ×(→(A, ∧(×(τ, O), S), H), D))')
    expect(found(traces, 0.25)).toBe('→(⟲(R, K), ×(→(A, ∧(O, S), H), D))')
  })

  it('says what may be left out, alone or only together', () => {
    expect(found(['', 'a'])).toBe('×(τ, a)')
    expect(found(['abc', 'ac'])).toBe('→(a, ×(τ, b), c)')
    expect(found(['abcd', 'ad'])).toBe('→(a, ×(τ, →(b, c)), d)')
    expect(found(['abc', 'ab', 'bc', 'b'])).toBe('→(×(τ, a), b, ×(τ, c))')
  })

  it('says what is repeated without anything between', () => {
    expect(found(['a', 'aa'])).toBe('⟲(a, τ)')
    expect(found(['', 'a', 'aa'])).toBe('⟲(τ, a)')
    expect(found(['ab', 'abab'])).toBe('⟲(→(a, b), τ)')
  })

  it('sets apart what happens at any time', () => {
    expect(found(['xabc', 'axbc', 'abxc', 'abcx'])).toBe('∧(x, →(a, b, c))')
    expect(found(['abc', 'xabxcx', 'xaxbc', 'abcxx'])).toBe('∧(→(a, b, c), ⟲(τ, x))')
  })

  it('allows anything where nothing else fits', () => {
    expect(found(['ax', 'ay', 'by', 'bz', 'cz', 'cx'])).toBe('⟲(×(a, x, y, b, z, c), τ)')
  })

  it('knows logs without events', () => {
    expect(found([])).toBe('τ')
    expect(found(['', ''])).toBe('τ')
  })

  it('leaves out with noise what is rare, and nothing without', () => {
    const traces = [...times(50, 'abcd'), ...times(50, 'acbd'), 'adbc']
    expect(found(traces, 0.2)).toBe('→(a, ∧(b, c), d)')
    expect(found(traces)).not.toBe('→(a, ∧(b, c), d)')
    expect(found([...times(99, 'ab'), 'a'], 0.2)).toBe('→(a, b)')
    expect(found([...times(99, 'ab'), 'abb'], 0.2)).toBe('→(a, b)')
    expect(found([...times(99, 'ab'), ...times(99, 'cd'), 'ad'], 0.2)).toBe('×(→(a, b), →(c, d))')
  })

  it('refuses a noise that is no share', () => {
    expect(() => found(['a'], 1.5)).toThrow(RangeError)
    expect(() => found(['a'], Number.NaN)).toThrow(RangeError)
  })

  it('is quick with 150 variants of 30 activities', () => {
    const big = tree(`->(${'abcdefghij'.split('').map(x => `+(${x}1, *(${x}2, ${x}3))`)})`)
    const log = logOf(tracesOf(big, 150, 7))
    expect(log.variants.length).toBeGreaterThan(140)
    const began = performance.now()
    discoverTree(log, { noise: 0.2 })
    expect(performance.now() - began).toBeLessThan(1000)
  })
})

describe('for any log', () => {
  const anyLog = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'), maxLength: 8 }), { maxLength: 8 })

  it('a model found without noise accepts every trace', () => {
    fc.assert(
      fc.property(anyLog, traces => {
        const net = netOfTree(discoverTree(logOf(traces.map(t => [...t])), { noise: 0 }))
        for (const trace of traces) expect(accepts(net, [...trace])).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('every model is sound and has its activities once, with whatever noise', () => {
    fc.assert(
      fc.property(anyLog, fc.constantFrom(0, 0.1, 0.3, 0.8, 1), (traces, noise) => {
        const found = discoverTree(logOf(traces.map(t => [...t])), { noise })
        expect(unsoundness(netOfTree(found))).toEqual([])
        expect(new Set(labels(found)).size).toBe(labels(found).length)
      }),
      { numRuns: 200 },
    )
  })

  it('the order of variants makes no difference', () => {
    fc.assert(
      fc.property(anyLog, fc.constantFrom(0, 0.3), (traces, noise) => {
        const log = logOf(traces.map(t => [...t]))
        const turned = { ...log, variants: log.variants.toReversed() }
        expect(discoverTree(turned, { noise })).toEqual(discoverTree(log, { noise }))
      }),
      { numRuns: 100 },
    )
  })
})

describe('a log played out from a tree', () => {
  it('fits the tree that is found in it', () => {
    fc.assert(
      fc.property(anyTree('also silent'), fc.integer(), (original, seed) => {
        const traces = tracesOf(original, 40, seed).filter(trace => trace.length < 60)
        const net = netOfTree(discoverTree(logOf(traces), { noise: 0 }))
        for (const trace of traces) expect(accepts(net, trace)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('gives the tree back when it shows all that can follow each other', () => {
    let tried = 0
    fc.assert(
      fc.property(anyTree('visible').map(reducedTree), fc.integer(), (original, seed) => {
        fc.pre(isRediscoverable(original))
        const traces = completeLog(original, seed)
        fc.pre(traces !== null)
        tried++
        expect(treeText(unordered(discoverTree(logOf(traces), { noise: 0 })))).toBe(treeText(unordered(original)))
      }),
      { numRuns: 80 },
    )
    expect(tried).toBeGreaterThan(40)
  })
})

function completeLog(original: ProcessTree, seed: number): readonly (readonly string[])[] | null {
  const all = treeFollows(original)
  for (const many of [50, 400, 1600]) {
    const traces = tracesOf(original, many, seed)
    if (tracesFollow(traces).size === all.size) return traces
  }
  return null
}

/** Children of choice and parallel, and ways to repeat, in the order of their text. */
function unordered(tree: ProcessTree): ProcessTree {
  if (tree.kind === 'activity' || tree.kind === 'silent') return tree
  const parts = tree.parts.map(unordered)
  const byText = (parts: readonly ProcessTree[]) => parts.toSorted((a, b) => (treeText(a) < treeText(b) ? -1 : 1))
  if (tree.kind === 'sequence') return { kind: 'sequence', parts }
  if (tree.kind === 'loop') return { kind: 'loop', parts: [parts[0]!, ...byText(parts.slice(1))] }
  return { kind: tree.kind, parts: byText(parts) }
}
