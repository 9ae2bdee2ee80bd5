/** Bisection would not end where nothing suffices. */
export const MOST_AGENTS = 1_000_000

/** The smallest whole number from `least` on that suffices, where every greater one does, too; null up to a million. */
export function smallest(least: number, suffices: (agents: number) => boolean): number | null {
  if (suffices(least)) return least
  let short = least
  let step = 1
  while (!suffices(Math.min(short + step, MOST_AGENTS))) {
    short += step
    step *= 2
    if (short >= MOST_AGENTS) return null
  }
  let enough = Math.min(short + step, MOST_AGENTS)
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2)
    if (suffices(middle)) enough = middle
    else short = middle
  }
  return enough
}

/**
 * The greatest amount that is bearable, where every smaller one is, too, to the last digits; 0 if none is, null if there is
 * no limit below 1e12.
 */
export function greatest(start: number, bearable: (amount: number) => boolean): number | null {
  let good = 0
  let bad = start
  while (bearable(bad)) {
    good = bad
    bad *= 2
    if (bad > 1e12) return null
  }
  for (let i = 0; i < 200; i++) {
    const middle = (good + bad) / 2
    if (middle <= good || middle >= bad) break
    if (bearable(middle)) good = middle
    else bad = middle
  }
  return good
}
