import type { ProcessTree, VariantLog } from '@huke/core/mining'

export type Generated = { readonly tree: ProcessTree; readonly log: VariantLog; readonly cases: number }

/** What is asked of a generated log; lengths of traces are after the noise. */
export type Size = {
  readonly activities: number
  readonly cases: number
  readonly length: readonly [least: number, most: number]
  /** Share of events that are lost, doubled by a strange one, or swapped with the one before. */
  readonly noise: number
}

type Random = () => number

/** A tree whose traces have the length asked for, and a noisy log of it. Seeded. */
export function generate(size: Size, seed: number): Generated {
  const random = uniform(seed)
  for (;;) {
    const names = Array.from({ length: size.activities }, (_, i) => `a${i + 1}`)
    const tree = treeOver(names, random, true)
    const traces = Array.from({ length: 50 }, () => play(tree, random))
    if (traces.filter(trace => fits(trace, size)).length < traces.length / 2) continue
    return { tree, log: noisyLog(tree, names, size, random), cases: size.cases }
  }
}

const fits = ({ length }: readonly string[], { length: [least, most] }: Size) => length >= least && length <= most

/** A sequence at the top, as processes have a beginning and an end; below it all kinds of parts. */
function treeOver(names: readonly string[], random: Random, top = false): ProcessTree {
  if (names.length === 1) return optional({ kind: 'activity', label: names[0] }, random)
  const draw = random()
  const kind = top || draw < 0.4 ? 'sequence' : draw < 0.65 ? 'parallel' : draw < 0.85 ? 'choice' : 'loop'
  const count = kind === 'loop' ? 2 : Math.min(names.length, 2 + Math.floor(3 * random()))
  const cuts = new Set<number>()
  while (cuts.size < count - 1) cuts.add(1 + Math.floor((names.length - 1) * random()))
  const borders = [0, ...[...cuts].sort((a, b) => a - b), names.length]
  const parts = borders.slice(1).map((end, i) => treeOver(names.slice(borders[i], end), random))
  return { kind, parts }
}

function optional(tree: ProcessTree, random: Random): ProcessTree {
  return random() < 0.15 ? { kind: 'choice', parts: [{ kind: 'silent' }, tree] } : tree
}

function play(tree: ProcessTree, random: Random): string[] {
  switch (tree.kind) {
    case 'activity':
      return [tree.label]
    case 'silent':
      return []
    case 'sequence':
      return tree.parts.flatMap(part => play(part, random))
    case 'choice':
      return play(tree.parts[Math.floor(tree.parts.length * random())], random)
    case 'parallel':
      return shuffled(
        tree.parts.map(part => play(part, random)),
        random,
      )
    case 'loop': {
      const [body, redo] = tree.parts
      const trace = play(body, random)
      while (random() < 0.5) trace.push(...play(redo, random), ...play(body, random))
      return trace
    }
  }
}

/** One trace out of several, each in its own order. */
function shuffled(traces: readonly string[][], random: Random): string[] {
  const left = traces.filter(trace => trace.length > 0).map(trace => [...trace])
  const merged: string[] = []
  while (left.length > 0) {
    const at = Math.floor(left.length * random())
    merged.push(left[at].shift()!)
    if (left[at].length === 0) left.splice(at, 1)
  }
  return merged
}

function noisyLog(tree: ProcessTree, activities: readonly string[], size: Size, random: Random): VariantLog {
  const counts = new Map<string, number>()
  for (let made = 0; made < size.cases; ) {
    const trace = disturbed(play(tree, random), activities, size.noise, random)
    if (!fits(trace, size)) continue
    const key = trace.map(activity => activities.indexOf(activity)).join()
    counts.set(key, (counts.get(key) ?? 0) + 1)
    made++
  }
  const variants = [...counts].map(([key, count]) => ({ trace: Uint32Array.from(key.split(','), Number), count }))
  return { activities, variants: variants.sort((a, b) => b.count - a.count) }
}

function disturbed(trace: readonly string[], activities: readonly string[], noise: number, random: Random): string[] {
  const result: string[] = []
  for (const activity of trace) {
    const draw = random() / noise
    if (draw < 1 / 3) continue
    if (draw < 2 / 3) result.push(activity, activities[Math.floor(activities.length * random())])
    else if (draw < 1) result.splice(Math.max(0, result.length - 1), 0, activity)
    else result.push(activity)
  }
  return result
}

/** Park & Miller's minimal standard generator: values between 0 and 1, both excluded. */
function uniform(seed: number): Random {
  let state = seed
  return () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
}
