import type { NetIndex } from './net-index.ts'

/**
 * Parts of a net in which exactly one token walks (S-components with one token, Desel & Esparza 1995, chapter 5): sets of
 * places of which every transition takes one and gives one, or takes none and gives none. Together they hold as many of
 * the net's places as are easily found; a sound free-choice net, as any process tree makes, is covered wholly.
 */
export function stateMachines(index: NetIndex): readonly (readonly number[])[] {
  const rules = rulesOf(index)
  const covered = new Uint8Array(index.placeCount)
  const machines: number[][] = []
  for (let place = 0; place < index.placeCount; place++) {
    if (covered[place]) continue
    const machine = machineThrough(place, rules, covered, index)
    if (machine === null) continue
    machines.push(machine)
    for (const member of machine) covered[member] = 1
  }
  return machines
}

/** Of the two sides equally many places belong, at most one. */
type Rule = { readonly from: readonly number[]; readonly to: readonly number[] }
type Rules = { readonly all: readonly Rule[]; readonly ofPlace: readonly (readonly number[])[] }

const UNDECIDED = 0
const IN = 1
const OUT = 2
/** Nets that want more guesses than that are left with fewer state machines: bounds get weaker, never wrong. */
const MOST_GUESSES = 2_000

function rulesOf({ net, placeCount }: NetIndex): Rules {
  const marked = (tokens: readonly number[]) => [...tokens.keys()].filter(place => tokens[place] > 0)
  const all: Rule[] = net.transitions.map(({ inputs, outputs }) => ({ from: inputs, to: outputs }))
  // From the end back to the start, so that the token that leaves the net is the one that entered it.
  all.push({ from: marked(net.final), to: marked(net.initial) })
  const ofPlace: number[][] = Array.from({ length: placeCount }, () => [])
  for (const [rule, { from, to }] of all.entries())
    for (const place of new Set([...from, ...to])) ofPlace[place].push(rule)
  return { all, ofPlace }
}

function machineThrough(start: number, rules: Rules, covered: Uint8Array, { net }: NetIndex): number[] | null {
  const state = new Uint8Array(net.places.length)
  const trail: number[] = []
  let guesses = 0

  const decide = (place: number, as: number): boolean => {
    if (state[place] !== UNDECIDED) return state[place] === as
    state[place] = as
    trail.push(place)
    return true
  }

  function settle(from: number): boolean {
    for (let at = from; at < trail.length; at++)
      for (const rule of rules.ofPlace[trail[at]]) if (!follow(rules.all[rule])) return false
    return true
  }

  function follow({ from, to }: Rule): boolean {
    const taken = count(from, IN)
    const given = count(to, IN)
    if (taken > 1 || given > 1) return false
    if (taken === 1 && !others(from)) return false
    if (given === 1 && !others(to)) return false
    return agree(from, taken, to, given) && agree(to, given, from, taken)
  }

  const count = (places: readonly number[], as: number) =>
    places.reduce((sum, place) => sum + Number(state[place] === as), 0)
  const others = (places: readonly number[]) => places.every(place => state[place] === IN || decide(place, OUT))

  /** What one side's decision means for the other. */
  function agree(side: readonly number[], inSide: number, other: readonly number[], inOther: number): boolean {
    if (inSide === 0 && count(side, OUT) === side.length) return inOther === 0 && others(other)
    if (inSide === 0 || inOther === 1) return true
    const open = other.filter(place => state[place] === UNDECIDED)
    return open.length > 1 || (open.length === 1 && decide(open[0], IN))
  }

  function complete(): boolean {
    const open = openChoice()
    if (open === null) return tokensAtStart() === 1
    const before = trail.length
    for (const place of open) {
      if (++guesses > MOST_GUESSES) return false
      if (decide(place, IN) && settle(before) && complete()) return true
      while (trail.length > before) state[trail.pop()!] = UNDECIDED
    }
    return false
  }

  function openChoice(): readonly number[] | null {
    for (const place of trail) {
      if (state[place] !== IN) continue
      for (const rule of rules.ofPlace[place]) {
        const { from, to } = rules.all[rule]
        if (count(from, IN) === count(to, IN)) continue
        const open = (count(from, IN) === 1 ? to : from).filter(candidate => state[candidate] === UNDECIDED)
        return open.sort((a, b) => covered[a] - covered[b] || a - b)
      }
    }
    return null
  }

  const tokensAtStart = () => net.initial.reduce((sum, tokens, place) => sum + (state[place] === IN ? tokens : 0), 0)

  if (!decide(start, IN) || !settle(0) || !complete()) return null
  return [...state.keys()].filter(place => state[place] === IN)
}
