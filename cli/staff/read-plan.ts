import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import { parseDocument } from 'yaml'
import type { StaffingPlan } from '@huke/core/staffing'
import { readCalendar } from '../file/calendar.ts'
import { Unusable } from '../file/unusable.ts'
import { groupIn, kindIn } from './plan-parts.ts'
import { shapeReader } from './shape.ts'

const KEYS = ['calendar', 'start', 'days', 'warm-up', 'replications', 'seed', 'kinds', 'people']
const [DAYS, WARM_UP, REPLICATIONS, SEED] = [120, 20, 20, 1]

/** Reads a plan from YAML or JSON, undefined being standard input. Throws Unusable with every place that is wrong. */
export async function readPlan(file: string | undefined): Promise<StaffingPlan> {
  const shape = shapeReader()
  const fields = shape.record(await contentOf(file), '', KEYS)
  const name = shape.text(fields.calendar, 'calendar')
  const kinds = shape.list(fields.kinds, 'kinds').map((kind, at) => kindIn(shape, kind, `kinds[${at}]`))
  const names = kinds.map(kind => kind.name)
  const plan = {
    start: shape.text(fields.start, 'start'),
    days: shape.number(fields.days, 'days', DAYS),
    warmUp: shape.number(fields['warm-up'], 'warm-up', WARM_UP),
    replications: shape.number(fields.replications, 'replications', REPLICATIONS),
    seed: shape.number(fields.seed, 'seed', SEED),
    kinds,
    groups: shape.list(fields.people, 'people').map((group, at) => groupIn(shape, group, `people[${at}]`, names)),
  }
  if (shape.problems.length > 0) throw new Unusable('staffing.bad-plan', shape.problems.slice(0, 10))
  return { ...plan, calendar: await readCalendar(besides(file, name)) }
}

async function contentOf(file: string | undefined): Promise<unknown> {
  if (file !== undefined && !existsSync(file))
    throw new Unusable('file.absent', [{ place: 'file', value: file, expected: 'a plan in YAML or JSON' }])
  const document = parseDocument(file === undefined ? await textOf(process.stdin) : await readFile(file, 'utf8'))
  const [error] = document.errors
  if (error !== undefined)
    throw new Unusable('staffing.bad-plan', [
      { place: `line ${error.linePos?.[0].line ?? '?'}`, value: error.code, expected: 'YAML or JSON' },
    ])
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    // The parser throws it when aliases multiply a file beyond reason.
    if (!(error instanceof ReferenceError)) throw error
    throw new Unusable('staffing.bad-plan', [{ place: 'file', value: 'aliases', expected: 'fewer aliases' }])
  }
}

/** A calendar file may lie beside the plan that names it. */
function besides(file: string | undefined, name: string): string {
  const beside = path.join(path.dirname(file ?? '.'), name)
  return existsSync(beside) ? beside : name
}
