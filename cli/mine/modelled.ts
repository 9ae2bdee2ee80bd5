import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { PetriNet, ProcessTree } from '@huke/core/mining/model'
import { writeDurably } from '@huke/server/file'
import { Unusable } from '../file/unusable.ts'
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

/** The net of a model file. Throws Unusable, with the places, for a file that is none. */
export async function readNet(file: string): Promise<PetriNet> {
  // Loaded only when needed, as everything here: most runs ask for no model.
  const { readModelFile } = await import('@huke/server/mining/model-file')
  if (!existsSync(file))
    throw new Unusable('file.absent', [{ place: '--model', value: file, expected: 'a BPMN or PNML file' }])
  const reading = readModelFile(await readFile(file), path.basename(file))
  if ('problems' in reading) throw new Unusable(reading.problems[0].code, reading.problems)
  return reading.net
}

/** Discovers a model and lays the log over it, or over the one that was given. */
export async function modelled(
  asked: Asked,
  { log, taken }: Mined,
  given: PetriNet | null,
  tell: (text: string) => void,
): Promise<Modelled> {
  const found = asked.discover ? await discover(asked, taken.log, tell) : null
  const net = given ?? found?.net ?? null
  return {
    discovered: found && { tree: found.tree, text: found.text },
    conformance: net && (await conform(log, taken, net, tell)),
    written: found?.written ?? [],
  }
}

async function discover(asked: Asked, log: Mined['taken']['log'], tell: (text: string) => void) {
  const { discoverTree } = await import('@huke/core/mining/discovery')
  const { bpmnOfTree, bpmnText, netOfTree, pnmlText, treeText } = await import('@huke/core/mining/model')
  tell('discovering a model')
  const tree = discoverTree(log, { noise: asked.noise })
  const net = netOfTree(tree)
  const name = path.basename(asked.file ?? 'log').replace(/\..*$/, '')
  if (asked.bpmn !== undefined) await writeDurably(asked.bpmn, bpmnText(bpmnOfTree(tree), name), { mode: 0o644 })
  if (asked.pnml !== undefined) await writeDurably(asked.pnml, pnmlText(net, name), { mode: 0o644 })
  return { tree, net, text: treeText(tree), written: [asked.bpmn, asked.pnml].filter(file => file !== undefined) }
}
