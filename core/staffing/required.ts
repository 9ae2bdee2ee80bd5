/** Bisection would not end where nothing suffices. */
export const MOST_AGENTS = 1_000_000

/** The smallest whole number from `least` to `most` that suffices, where every greater one does, too; null if none does. */
export function smallest(least: number, suffices: (agents: number) => boolean, most = MOST_AGENTS): number | null {
  if (suffices(least)) return least
  let short = least
  let step = 1
  while (!suffices(Math.min(short + step, most))) {
    short += step
    step *= 2
    if (short >= most) return null
  }
  let enough = Math.min(short + step, most)
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2)
    if (suffices(middle)) enough = middle
    else short = middle
  }
  return enough
}

/**
 * The greatest amount that is bearable, where every smaller one is, too, to a share of itself; 0 if none down to `least` is,
 * null if even `most` is.
 */
export function greatest(
  start: number,
  bearable: (amount: number) => boolean,
  {
    precision = 0,
    least = 0,
    most = 1e12,
  }: { readonly precision?: number; readonly least?: number; readonly most?: number } = {},
): number | null {
  let good = 0
  let bad = start
  while (bearable(bad)) {
    good = bad
    bad *= 2
    if (bad > most) return null
  }
  for (let i = 0; i < 200; i++) {
    const middle = (good + bad) / 2
    if (middle <= good || middle >= bad || bad - good <= precision * bad) break
    if (bad <= least) return 0
    if (bearable(middle)) good = middle
    else bad = middle
  }
  return good
}
