/**
 * Subtracts from (or adds to, for `sign` 1) each a[i][j] with i in rows, j in columns the product of row i and row j over
 * the places from..to. Rows and columns begin and end at multiples of 4. With `below` only tiles that touch or lie below
 * the diagonal are computed. Sixteen sums at a time: each value loaded serves four of them.
 */
export function addRowProducts(
  a: Float64Array,
  stride: number,
  rows: Range,
  columns: Range,
  places: Range,
  sign: 1 | -1,
  below: boolean,
): void {
  for (let block = columns.from; block < columns.to; block += BLOCK) {
    const blockEnd = Math.min(columns.to, block + BLOCK)
    for (let i = rows.from; i < rows.to; i += 4) {
      const end = below ? Math.min(blockEnd, i + 4) : blockEnd
      for (let j = block; j < end; j += 4) addTile(a, stride, i, j, places, sign)
    }
  }
}

export type Range = { readonly from: number; readonly to: number }

/** Rows of this many columns at a time stay in the processor's cache. */
const BLOCK = 64

function addTile(a: Float64Array, stride: number, i: number, j: number, places: Range, sign: 1 | -1): void {
  const { from, to } = places
  const p0 = i * stride
  const p1 = p0 + stride
  const p2 = p1 + stride
  const p3 = p2 + stride
  const q0 = j * stride
  const q1 = q0 + stride
  const q2 = q1 + stride
  const q3 = q2 + stride
  let c00 = 0
  let c01 = 0
  let c02 = 0
  let c03 = 0
  let c10 = 0
  let c11 = 0
  let c12 = 0
  let c13 = 0
  let c20 = 0
  let c21 = 0
  let c22 = 0
  let c23 = 0
  let c30 = 0
  let c31 = 0
  let c32 = 0
  let c33 = 0
  for (let k = from; k < to; k++) {
    const a0 = a[p0 + k]
    const a1 = a[p1 + k]
    const a2 = a[p2 + k]
    const a3 = a[p3 + k]
    const b0 = a[q0 + k]
    const b1 = a[q1 + k]
    const b2 = a[q2 + k]
    const b3 = a[q3 + k]
    c00 += a0 * b0
    c01 += a0 * b1
    c02 += a0 * b2
    c03 += a0 * b3
    c10 += a1 * b0
    c11 += a1 * b1
    c12 += a1 * b2
    c13 += a1 * b3
    c20 += a2 * b0
    c21 += a2 * b1
    c22 += a2 * b2
    c23 += a2 * b3
    c30 += a3 * b0
    c31 += a3 * b1
    c32 += a3 * b2
    c33 += a3 * b3
  }
  addRow(a, p0 + j, sign, c00, c01, c02, c03)
  addRow(a, p1 + j, sign, c10, c11, c12, c13)
  addRow(a, p2 + j, sign, c20, c21, c22, c23)
  addRow(a, p3 + j, sign, c30, c31, c32, c33)
}

function addRow(a: Float64Array, at: number, sign: 1 | -1, c0: number, c1: number, c2: number, c3: number): void {
  a[at] = a[at] + sign * c0
  a[at + 1] = a[at + 1] + sign * c1
  a[at + 2] = a[at + 2] + sign * c2
  a[at + 3] = a[at + 3] + sign * c3
}
