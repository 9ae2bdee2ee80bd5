import type { ProcessTree } from './process-tree.ts'

const SIGNS = { sequence: '→', choice: '×', parallel: '∧', loop: '⟲' } as const

/** A process tree as the literature writes it: →(a, ×(τ, b), ⟲(c, d)). */
export function treeText(tree: ProcessTree): string {
  if (tree.kind === 'activity') return tree.label
  if (tree.kind === 'silent') return 'τ'
  return `${SIGNS[tree.kind]}(${tree.parts.map(treeText).join(', ')})`
}
