import { type Fields, isMissing, numberIn, readRows } from '../file/read-rows.ts'
import type { Place } from '../file/unusable.ts'
import type { Asked } from './asked.ts'

/** The points of a chart in their order; lists have one element a point. */
export type Points = {
  readonly labels: readonly string[]
  /** Where each point begins in the file. */
  readonly places: readonly string[]
  readonly values: readonly (readonly number[])[]
  /** Empty where there is no such column. */
  readonly sizes: readonly number[]
  /** Positions, from 1, at which the stage changes. */
  readonly stages: readonly number[]
  readonly stageNames: readonly string[]
  /** Rows without any value, or without a size, subgroup or stage. */
  readonly leftOut: number
}

/** Reads the points of a CSV file. Throws Unusable, with the lines, if it cannot be used. */
export async function readPoints(asked: Asked, onProgress: (rows: number, share: number | undefined) => void) {
  const { size, subgroup, time, stage } = asked
  const single = [size, subgroup, time, stage].filter(name => name !== undefined)
  const table = collecting(asked)
  await readRows({ ...asked, needs: [...new Set([...asked.values, ...single])], onProgress }, table.add)
  return table.done()
}

type Point = { label: string; place: string; values: number[]; size: number; stage: string }

function collecting({ values, size, subgroup, time, stage }: Asked) {
  const points: Point[] = []
  const bySubgroup = new Map<string, Point>()
  let leftOut = 0
  const add = (fields: Fields, place: string): Place | null => {
    const cell = (name: string | undefined) => (name === undefined ? '' : (fields[name] ?? '').trim())
    const present = values.filter(name => !isMissing(cell(name)))
    const lacks = [size, subgroup, stage].some(name => name !== undefined && isMissing(cell(name)))
    if (present.length === 0 || lacks) {
      leftOut++
      return null
    }
    const wrong = [...present, ...(size === undefined ? [] : [size])].find(name => numberIn(cell(name)) === null)
    if (wrong !== undefined) return { place: `${place}, column ${wrong}`, value: cell(wrong), expected: 'a number' }
    const numbers = present.map(name => Number(cell(name)))
    const known = subgroup === undefined ? undefined : bySubgroup.get(cell(subgroup))
    if (known !== undefined) {
      known.values.push(...numbers)
      return null
    }
    const label = cell(time ?? subgroup) || String(points.length + 1)
    const point = { label, place, values: numbers, size: Number(cell(size)), stage: cell(stage) }
    points.push(point)
    if (subgroup !== undefined) bySubgroup.set(cell(subgroup), point)
    return null
  }
  const done = (): Points => {
    const starts = points.flatMap((point, at) => (at > 0 && point.stage !== points[at - 1].stage ? [at] : []))
    return {
      labels: points.map(({ label }) => label),
      places: points.map(({ place }) => place),
      values: points.map(point => point.values),
      sizes: size === undefined ? [] : points.map(point => point.size),
      stages: starts.map(at => at + 1),
      stageNames: points.length === 0 || stage === undefined ? [] : [0, ...starts].map(at => points[at].stage),
      leftOut,
    }
  }
  return { add, done }
}
