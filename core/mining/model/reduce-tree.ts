import type { ProcessTree } from './process-tree.ts'

type Parts = readonly ProcessTree[]
type Operator = Extract<ProcessTree, { readonly parts: Parts }>

const SILENT: ProcessTree = { kind: 'silent' }

/**
 * The same behaviour in the normal form of process trees (Leemans 2022, Robust Process Mining with Guarantees):
 * no operator over one part, no operator directly under itself where it is associative, no silent part that changes nothing.
 */
export function reducedTree(tree: ProcessTree): ProcessTree {
  if (tree.kind === 'activity' || tree.kind === 'silent') return tree
  const parts = tree.parts.map(reducedTree)
  if (tree.kind === 'loop') return loopOf(parts)
  if (tree.kind === 'choice') return choiceOf(flat('choice', parts))
  return inOrder(tree.kind, flat(tree.kind, parts))
}

function flat(kind: 'sequence' | 'choice' | 'parallel', parts: Parts): Parts {
  return parts.flatMap(part => (part.kind === kind ? part.parts : [part]))
}

function inOrder(kind: 'sequence' | 'parallel', parts: Parts): ProcessTree {
  const visible = parts.filter(part => part.kind !== 'silent')
  if (visible.length === 0) return SILENT
  return visible.length === 1 ? visible[0]! : { kind, parts: visible }
}

/** ×(τ, a, τ) = ×(τ, a); ×(τ, ⟲(a, τ)) = ⟲(τ, a); τ beside something that may be empty says nothing. */
function choiceOf(parts: Parts): ProcessTree {
  const visible = parts.filter(part => part.kind !== 'silent')
  if (visible.length === 0) return SILENT
  const optional = visible.length < parts.length && !visible.some(mayBeEmpty)
  if (visible.length > 1 || !optional) {
    if (visible.length === 1) return visible[0]!
    return { kind: 'choice', parts: optional ? [SILENT, ...visible] : visible }
  }
  const only = visible[0]!
  return repeatsItself(only) ? loopOf([SILENT, only.parts[0]!]) : { kind: 'choice', parts: [SILENT, only] }
}

/** ⟲(⟲(a, b), c) = ⟲(a, b, c); ⟲(a, ×(b, c)) = ⟲(a, b, c); ⟲(×(τ, a), τ) = ⟲(τ, a). */
function loopOf([body, ...redo]: Parts): ProcessTree {
  if (body === undefined) return SILENT
  if (redo.length === 0) return body
  if (body.kind === 'loop') return loopOf([...body.parts, ...redo])
  const ways = flat('choice', redo)
  const visible = ways.filter(way => way.kind !== 'silent')
  const again = visible.length < ways.length
  if (visible.length === 0 && body.kind === 'silent') return SILENT
  if (visible.length === 0 && isOptional(body)) {
    return loopOf([SILENT, ...body.parts.filter(part => part.kind !== 'silent')])
  }
  const silentAgain = again && body.kind !== 'silent' && !visible.some(mayBeEmpty)
  return { kind: 'loop', parts: [body, ...(silentAgain ? [SILENT] : []), ...visible] }
}

function repeatsItself(tree: ProcessTree): tree is Operator {
  return tree.kind === 'loop' && tree.parts.length === 2 && tree.parts[1]!.kind === 'silent'
}

function isOptional(tree: ProcessTree): tree is Operator {
  return tree.kind === 'choice' && tree.parts.some(part => part.kind === 'silent')
}

function mayBeEmpty(tree: ProcessTree): boolean {
  if (tree.kind === 'activity') return false
  if (tree.kind === 'silent') return true
  if (tree.kind === 'choice') return tree.parts.some(mayBeEmpty)
  if (tree.kind === 'loop') return mayBeEmpty(tree.parts[0]!)
  return tree.parts.every(mayBeEmpty)
}
