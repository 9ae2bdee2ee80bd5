/** Those that come back to themselves by following `above`; those that only lead into a circle are not in it. O(n). */
export function circles(above: ReadonlyMap<string, string | null>): ReadonlySet<string> {
  const inCircle = new Set<string>()
  const done = new Set<string>()
  for (const start of above.keys()) {
    const path: string[] = []
    const placeOf = new Map<string, number>()
    let here: string | null = start
    while (here !== null && !done.has(here) && !placeOf.has(here)) {
      placeOf.set(here, path.length)
      path.push(here)
      here = above.get(here) ?? null
    }
    if (here !== null && placeOf.has(here)) for (const code of path.slice(placeOf.get(here))) inCircle.add(code)
    for (const code of path) done.add(code)
  }
  return inCircle
}
