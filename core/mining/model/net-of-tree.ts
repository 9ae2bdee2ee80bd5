import type { PetriNet, Transition } from './petri-net.ts'
import type { ProcessTree } from './process-tree.ts'

/** A stretch of the net between two places, and whether a loop may hang on to them without touching other behaviour. */
type Stretch = {
  readonly from: number
  readonly to: number
  /** No other transition takes from the first place. */
  readonly ownStart: boolean
  /** No other transition puts into the last place, and none brings tokens back into it. */
  readonly ownEnd: boolean
}

type Drawing = { places: number; readonly transitions: Omit<Transition, 'name'>[] }

/**
 * The workflow net of a process tree: one place `source` without arcs in, one place `sink` without arcs out, sound and
 * safe, with the same traces. Silent transitions stand only where a join or split of
 * parallel parts, the way past something optional, or the border of a loop needs them.
 */
export function netOfTree(tree: ProcessTree): PetriNet {
  const net: Drawing = { places: 2, transitions: [] }
  draw(net, tree, { from: 0, to: 1, ownStart: false, ownEnd: false })
  const places = Array.from({ length: net.places }, (_, i) => ['source', 'sink'][i] ?? `p${i - 1}`)
  return {
    places,
    transitions: net.transitions.map((transition, i) => ({ name: `t${i + 1}`, ...transition })),
    initial: places.map((_, i) => (i === 0 ? 1 : 0)),
    final: places.map((_, i) => (i === 1 ? 1 : 0)),
  }
}

function draw(net: Drawing, tree: ProcessTree, at: Stretch): void {
  if (tree.kind === 'activity') step(net, tree.label, [at.from], [at.to])
  else if (tree.kind === 'silent') step(net, null, [at.from], [at.to])
  else DRAW[tree.kind](net, tree.parts, at)
}

const DRAW = {
  sequence(net: Drawing, parts: readonly ProcessTree[], at: Stretch): void {
    let { from, ownStart } = at
    parts.forEach((part, i) => {
      const next = parts[i + 1]
      if (next) {
        const to = net.places++
        draw(net, part, { from, to, ownStart, ownEnd: !beginsWithLoop(next) })
        from = to
        ownStart = true
      } else draw(net, part, { from, to: at.to, ownStart, ownEnd: at.ownEnd })
    })
    if (parts.length === 0) step(net, null, [at.from], [at.to])
  },

  choice(net: Drawing, parts: readonly ProcessTree[], { from, to }: Stretch): void {
    for (const part of parts) draw(net, part, { from, to, ownStart: false, ownEnd: false })
  },

  parallel(net: Drawing, parts: readonly ProcessTree[], at: Stretch): void {
    const froms = parts.map(() => net.places++)
    const tos = parts.map(() => net.places++)
    step(net, null, [at.from], froms)
    parts.forEach((part, i) => draw(net, part, { from: froms[i]!, to: tos[i]!, ownStart: true, ownEnd: true }))
    step(net, null, tos, [at.to])
  },

  loop(net: Drawing, [body, ...redo]: readonly ProcessTree[], at: Stretch): void {
    const from = at.ownStart ? at.from : net.places++
    const to = at.ownEnd ? at.to : net.places++
    if (from !== at.from) step(net, null, [at.from], [from])
    if (body) draw(net, body, { from, to, ownStart: true, ownEnd: true })
    for (const part of redo) draw(net, part, { from: to, to: from, ownStart: false, ownEnd: false })
    if (to !== at.to) step(net, null, [to], [at.to])
  },
}

/** A redo would bring its token back between two loops, where the other could take it. */
function beginsWithLoop(tree: ProcessTree): boolean {
  if (tree.kind === 'sequence') return tree.parts[0] !== undefined && beginsWithLoop(tree.parts[0])
  return tree.kind === 'loop'
}

function step(net: Drawing, label: string | null, inputs: readonly number[], outputs: readonly number[]): void {
  net.transitions.push({ label, inputs, outputs })
}
