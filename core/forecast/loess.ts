export type LoessOptions = {
  /** How many neighbours count; more than there are values makes the weights flatter. */
  readonly span: number
  readonly degree: 0 | 1
  /** Fits at every so many places and draws lines between. */
  readonly leap: number
  readonly weights?: Float64Array | null
  /** One fitted value before the first and one after the last besides. */
  readonly beyond?: boolean
}

/** Local regression of equally spaced values with tricube weights (Cleveland et al. 1990, section 2). */
export function loess(y: Float64Array, options: LoessOptions): Float64Array {
  const n = y.length
  const { beyond = false } = options
  const fitted = new Float64Array(n)
  const places = fittedPlaces(n, options.leap)
  for (const at of places) fitted[at] = valueAt(y, at, windowAt(at, n, options.span), options) ?? y[at]
  for (let k = 1; k < places.length; k++) drawLine(fitted, places[k - 1], places[k])
  if (!beyond) return fitted
  const width = Math.min(options.span, n)
  const before = valueAt(y, -1, { from: 0, to: width - 1 }, options) ?? fitted[0]
  const after = valueAt(y, n, { from: n - width, to: n - 1 }, options) ?? fitted[n - 1]
  return Float64Array.of(before, ...fitted, after)
}

function fittedPlaces(n: number, leap: number): readonly number[] {
  const places: number[] = []
  for (let at = 0; at < n; at += Math.min(leap, Math.max(1, n - 1))) places.push(at)
  if (places.at(-1) !== n - 1) places.push(n - 1)
  return places
}

type Window = { readonly from: number; readonly to: number }

function windowAt(at: number, n: number, span: number): Window {
  if (span >= n) return { from: 0, to: n - 1 }
  const from = Math.min(Math.max(0, at - Math.floor((span + 1) / 2) + 1), n - span)
  return { from, to: from + span - 1 }
}

/** Null if no value has weight. */
function valueAt(y: Float64Array, at: number, { from, to }: Window, options: LoessOptions): number | null {
  const { span, degree, weights } = options
  const n = y.length
  const reach = Math.max(at - from, to - at) + (span > n ? Math.floor((span - n) / 2) : 0)
  let total = 0
  let mean = 0
  let moment = 0
  let square = 0
  let cross = 0
  for (let i = from; i <= to; i++) {
    const distance = Math.abs(i - at)
    if (distance > 0.999 * reach) continue
    const share = distance <= 0.001 * reach ? 1 : (1 - (distance / reach) ** 3) ** 3
    const weight = weights ? share * weights[i] : share
    const x = i - at
    total += weight
    mean += weight * y[i]
    moment += weight * x
    square += weight * x * x
    cross += weight * x * y[i]
  }
  if (total <= 0) return null
  const centre = moment / total
  const spread = square / total - centre ** 2
  const level = mean / total
  if (degree === 0 || reach <= 0 || Math.sqrt(Math.max(0, spread)) <= 0.001 * (n - 1)) return level
  return level - (centre * (cross / total - centre * level)) / spread
}

function drawLine(values: Float64Array, from: number, to: number): void {
  const step = (values[to] - values[from]) / (to - from)
  for (let i = from + 1; i < to; i++) values[i] = values[from] + (i - from) * step
}
