import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Refused } from '@huke/server/http'
import {
  type HistoryImportOptions,
  type HistorySummary,
  importHistory,
  mapFrom,
  miningCodes,
  MiningFault,
  readyMapText,
  surveyHistory,
} from '@huke/server/mining'
import { openForCli } from './open.ts'
import { progressLine } from './progress-line.ts'
import { refusalText } from './refusal.ts'

const usage = `Usage: huke import history FILE --map MAP.yaml|NAME [--dry-run]

FILE  an event log: CSV or XES, plain or packed with gzip
MAP   a map file, or the name of a ready map of seed/history-maps, such as jira or zammad`

const ended = { done: 0, failed: 1, stopped: 130 } as const

/** `huke import history FILE --map MAP [--dry-run]`: 0 all in, 1 refused or broken off, 2 misused, 130 stopped. */
export async function run(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if (asked === null) {
    console.error(usage)
    return 2
  }
  if (!existsSync(asked.file)) {
    console.error(`There is no file ${asked.file}; nothing was imported.`)
    return 1
  }
  try {
    const map = mapFrom(existsSync(asked.map) ? await readFile(asked.map, 'utf8') : await readyMapText(asked.map))
    const rejectedFile = `${asked.file}.rejected.csv`
    const options = { source: { path: asked.file }, map, fileName: path.basename(asked.file), rejectedFile }
    return asked.dryRun ? await survey(options) : await bringIn({ ...options, startedBy: null })
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === null) throw error
    console.error(refusalText(miningCodes, refusal))
    return 1
  }
}

function readArguments(args: string[]): { file: string; map: string; dryRun: boolean } | null {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    strict: false,
    options: { map: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  })
  const [what, file] = positionals
  const known = Object.keys(values).every(name => name === 'map' || name === 'dry-run')
  if (what !== 'history' || file === undefined || positionals.length > 2 || !known) return null
  return typeof values.map === 'string' ? { file, map: values.map, dryRun: values['dry-run'] === true } : null
}

async function bringIn(options: HistoryImportOptions): Promise<number> {
  const { world, close } = await openForCli()
  const stop = new AbortController()
  const end = (): void => stop.abort()
  process.once('SIGINT', end).once('SIGTERM', end)
  const line = progressLine()
  try {
    const onProgress: HistoryImportOptions['onProgress'] = p =>
      line.show(
        p.phase === 'reading'
          ? `reading ${percent(p.bytesRead, p.bytesTotal)}, ${p.eventsRead} rows, ${p.rejected} rejected`
          : `writing ${percent(p.events, p.eventsRead)}, ${p.cases} cases, ${p.events} events`,
      )
    const summary = await importHistory(world, { ...options, onProgress, signal: stop.signal })
    line.end()
    tell(summary, options.rejectedFile)
    return ended[summary.state]
  } finally {
    line.end()
    process.off('SIGINT', end).off('SIGTERM', end)
    await close()
  }
}

async function survey(options: Parameters<typeof surveyHistory>[0]): Promise<number> {
  const { cases, events, rejected, outOfOrder, open, units, people } = await surveyHistory(options)
  console.log(`Would import ${cases} cases with ${events} events; ${open} of them stay open.
  ${units} units and ${people} people are named.
  ${outOfOrder} cases have acts out of order: only their last delivery would count.
  ${rejected} rows rejected${rejected > 0 ? `: see ${options.rejectedFile}` : ''}.`)
  return 0
}

function tell(s: HistorySummary, rejectedFile: string): void {
  if (s.problem !== null) console.error(refusalText(miningCodes, s.problem))
  if (s.state === 'stopped') console.log('Stopped. What is in stays in; the same command goes on from here.')
  const seconds = (s.elapsedMs / 1000).toFixed(1)
  console.log(`${s.name}: ${s.cases} cases, ${s.casesNew} of them new
  ${s.events} events; hand-overs: ${s.groupHandovers} between groups, ${s.personHandovers} between people
  ${s.unitsMade} units and ${s.peopleMade} people made
  ${s.outOfOrder} cases with acts out of order: only their last delivery counts
  ${s.rejected} rows rejected${s.rejected > 0 ? `: see ${rejectedFile}` : ''}
  ${seconds} s, ${s.rowsPerSecond} rows/s`)
}

function refusalOf(error: unknown): Pick<Refused, 'code' | 'errors'> | null {
  if (error instanceof Refused) return error
  if (!(error instanceof MiningFault)) return null
  const { code, detail } = error
  const place = detail.line === undefined ? 'file' : `line ${detail.line}`
  return { code, errors: [{ place, value: detail.value, expectation: detail.expected }] }
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '' : `${Math.min(100, Math.floor((100 * part) / whole))} %`
