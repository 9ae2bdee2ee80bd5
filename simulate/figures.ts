import type { Options } from './year-options.ts'
import type { Report } from './year.ts'

const mostShown = 20

export const isClean = ({ checks }: Report): boolean => checks.every(check => check.wrong.length === 0)

/** A table for people. */
export function table({ seed, people, matters, months }: Options, report: Report): string {
  const { checks, done, refused, seconds } = report
  const cpu = (seconds.own ?? 0) + (seconds.database ?? 0)
  const lines = [
    `seed ${seed}: ${people} people, ${matters} matters asked for, ${months} months`,
    `  ${fixed(seconds.wall)} s, of it ${fixed(seconds.living)} s living; ${fixed(cpu)} s of processor, of it ${fixed(seconds.database)} s the database`,
    '',
    ...checks.flatMap(({ name, looked, wrong, figures = {} }) => [
      `  ${wrong.length === 0 ? 'ok  ' : 'FAIL'} ${name}: ${looked} looked at, ${wrong.length} wrong${figuresOf(figures)}`,
      ...wrong.slice(0, mostShown).map(line => `         ${line}`),
    ]),
    '',
    `  done: ${counted(done)}`,
    `  refused: ${counted(refused)}`,
  ]
  return lines.join('\n')
}

/** Lines for programs: one of the run, one a check. */
export function jsonLines(options: Options, report: Report): readonly string[] {
  const { checks, evidence, done, refused, seconds } = report
  const { seed, people, matters, months } = options
  const run = {
    simulate: 'year',
    seed,
    people,
    matters,
    months,
    seconds,
    done: Object.fromEntries(done),
    refused: Object.fromEntries(refused),
  }
  return [
    run,
    ...checks.map(check => ({ ...check, wrong: check.wrong.length, first: check.wrong.slice(0, mostShown) })),
    ...evidence.map(one => ({ evidence: one.number, ...one })),
  ].map(line => JSON.stringify(line))
}

const fixed = (seconds: number | null): string => (seconds === null ? '?' : seconds.toFixed(1))

const figuresOf = (figures: Readonly<Record<string, number | null>>): string =>
  Object.entries(figures)
    .map(([name, value]) => `, ${name} ${value === null || Number.isInteger(value) ? value : value.toFixed(4)}`)
    .join('')

const counted = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .map(([what, n]) => `${what} ${n}`)
    .join(', ')
