import { type ProcessTree, reducedTree } from '../model/index.ts'
import type { VariantLog } from '../log/index.ts'
import { simpleCase } from './simple-case.ts'
import { fallThrough } from './fall-through.ts'
import { findCut } from './find-cut.ts'
import { followsOf } from './follows.ts'
import { splitLog } from './split-log.ts'
import { withoutUnused } from './variant-bag.ts'

/**
 * The process tree that the inductive miner finds in a log: IM (Leemans, Fahland, van der Aalst 2013) with noise 0, whose
 * tree accepts every trace of the log; IMf (same authors, 2014) above, which leaves out what is rarer than that share
 * of the most frequent alternative. The result is sound by construction, in normal form, and the same for the same log
 * in whatever order its variants come.
 *
 * @throws RangeError when noise is not from 0 to 1
 */
export function discoverTree(log: VariantLog, { noise }: { readonly noise: number }): ProcessTree {
  if (!(noise >= 0 && noise <= 1)) throw new RangeError(`noise is ${noise}, expected 0 to 1`)
  return reducedTree(treeOf(withoutUnused(log), noise))
}

function treeOf(log: VariantLog, noise: number): ProcessTree {
  const discover = (part: VariantLog) => treeOf(part, noise)
  const simple = simpleCase(log, noise, discover)
  if (simple) return simple
  const follows = followsOf(log)
  const cut = findCut(follows, noise)
  if (cut) return { kind: cut.kind, parts: splitLog(log, cut).map(discover) }
  return fallThrough(log, follows, noise, discover)
}
