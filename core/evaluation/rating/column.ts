/** A column of the file whose values are names. */
export type CategoryColumn = { readonly kind: 'category'; readonly levels: readonly string[]; readonly of: Int32Array }
/** A column of the file whose values are numbers. */
export type NumberColumn = { readonly kind: 'number'; readonly values: Float64Array }
export type Column = CategoryColumn | NumberColumn

/** Levels in the order of their names (as numbers where both are), so that the first one is a base that can be foretold. */
export function categoryColumn(values: readonly string[]): CategoryColumn {
  const levels = [...new Set(values)].sort(byName)
  const index = new Map(levels.map((level, at) => [level, at]))
  return { kind: 'category', levels, of: Int32Array.from(values, value => index.get(value)!) }
}

/** The same column with its levels in the order of their names. */
export function inOrderOfNames({ levels, of }: CategoryColumn): CategoryColumn {
  const order = levels.map((_, at) => at).sort((a, b) => byName(levels[a], levels[b]))
  const place = new Int32Array(levels.length)
  order.forEach((old, at) => {
    place[old] = at
  })
  return { kind: 'category', levels: order.map(old => levels[old]), of: of.map(old => place[old]) }
}

function byName(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)]
  if (a.trim() !== '' && b.trim() !== '' && !Number.isNaN(x) && !Number.isNaN(y) && x !== y) return x - y
  return a < b ? -1 : a > b ? 1 : 0
}
