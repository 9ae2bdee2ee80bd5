import type { ProcessTree } from '@huke/core/mining/model'
import type { Asked } from './asked.ts'
import { conform, type Conformance } from './conform.ts'
import type { Mined } from './mined.ts'

/** What was asked for about models. */
export type Modelled = {
  readonly discovered: { readonly tree: ProcessTree; readonly text: string } | null
  readonly conformance: Conformance | null
  /** Files the discovered model went to. */
  readonly written: readonly string[]
}

/** Discovers a model and lays the log over it, as far as it was asked for. */
export async function modelled(asked: Asked, { log, taken }: Mined, tell: (text: string) => void): Promise<Modelled> {
  if (!asked.discover) return { discovered: null, conformance: null, written: [] }
  // Loaded only now: most runs ask for no model.
  const { discoverTree } = await import('@huke/core/mining/discovery')
  const { netOfTree, treeText } = await import('@huke/core/mining/model')
  tell('discovering a model')
  const tree = discoverTree(taken.log, { noise: asked.noise })
  const conformance = await conform(log, taken, netOfTree(tree), tell)
  return { discovered: { tree, text: treeText(tree) }, conformance, written: [] }
}
