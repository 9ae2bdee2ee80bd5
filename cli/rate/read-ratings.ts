import type { Column, Membership } from '@huke/core/evaluation'
import { growingCategory, growingNumbers } from '../file/growing.ts'
import { type Fields, isMissing, numberIn, readRows } from '../file/read-rows.ts'
import type { Place } from '../file/unusable.ts'

/** Which columns to read, and as what. */
export type Wanted = {
  readonly file: string | undefined
  readonly score: string
  /** Besides the score; none may be empty. */
  readonly categories: readonly string[]
  readonly numbers: readonly string[]
  /** The column whose cells hold several names, and what stands between them. */
  readonly shared: { readonly column: string; readonly separator: string } | undefined
  readonly encoding: string | undefined
  readonly delimiter: string | undefined
  readonly onProgress: (rows: number, share: number | undefined) => void
}

export type Ratings = {
  readonly scores: Float64Array
  readonly columns: ReadonlyMap<string, Column>
  readonly memberships: readonly (readonly Membership[])[] | undefined
  /** Rows in which the score or another value is missing. */
  readonly leftOut: number
}

/** Reads the ratings of a CSV file as columns. Throws Unusable, with the lines, if it cannot be used. */
export async function readRatings(wanted: Wanted): Promise<Ratings> {
  const { score, shared } = wanted
  const table = collecting(wanted)
  const needs = [score, ...wanted.categories, ...wanted.numbers, ...(shared ? [shared.column] : [])]
  await readRows({ ...wanted, needs }, table.add)
  return table.done()
}

function collecting(wanted: Wanted) {
  const scores = growingNumbers()
  const categories = wanted.categories.map(name => ({ name, values: growingCategory() }))
  const numbers = wanted.numbers.map(name => ({ name, values: growingNumbers() }))
  const memberships: (readonly Membership[])[] = []
  const needed = [wanted.score, ...wanted.categories, ...wanted.numbers]
  let leftOut = 0
  const cell = (fields: Fields, name: string) => (fields[name] ?? '').trim()
  const add = (fields: Fields, place: string): Place | null => {
    const shared = wanted.shared && membershipsOf(cell(fields, wanted.shared.column), wanted.shared.separator)
    if (needed.some(name => isMissing(cell(fields, name))) || shared?.length === 0) {
      leftOut++
      return null
    }
    const wrong = [wanted.score, ...wanted.numbers].find(name => numberIn(cell(fields, name)) === null)
    if (wrong !== undefined)
      return { place: `${place}, column ${wrong}`, value: cell(fields, wrong), expected: 'a number' }
    scores.add(Number(cell(fields, wanted.score)))
    for (const { name, values } of categories) values.add(cell(fields, name))
    for (const { name, values } of numbers) values.add(Number(cell(fields, name)))
    if (shared) memberships.push(shared)
    return null
  }
  const done = (): Ratings => ({
    scores: scores.done(),
    columns: new Map<string, Column>([
      ...categories.map(({ name, values }) => [name, values.done()] as const),
      ...numbers.map(({ name, values }) => [name, { kind: 'number', values: values.done() }] as const),
    ]),
    memberships: wanted.shared && memberships,
    leftOut,
  })
  return { add, done }
}

/** `IT:0.7;HR:0.3` or `IT;HR`: equal weights where none is stated. */
function membershipsOf(text: string, separator: string): readonly Membership[] {
  const parts = text.split(separator).flatMap(part => (isMissing(part.trim()) ? [] : [part.trim()]))
  return parts.map(part => {
    const stated = /^(.*):\s*(\d*\.?\d+)$/.exec(part)
    return stated ? { level: stated[1].trim(), weight: Number(stated[2]) } : { level: part, weight: 1 / parts.length }
  })
}
