import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Refused } from '@huke/server/http'
import { mapFrom, miningCodes, MiningFault, readyMapText } from '@huke/server/mining'
import { bringIn, type Given } from './import/bring-in.ts'
import { survey } from './import/survey.ts'
import { undo } from './import/undo.ts'
import { refusalText } from './refusal.ts'

const usage = `Usage: huke import history FILE --map MAP.yaml|NAME [--names NAMES.csv] [--dry-run]
       huke import undo SOURCE [--yes]

FILE    an event log: CSV or XES, plain or packed with gzip
MAP     a map file, or the name of a ready map of seed/history-maps, such as jira or zammad
NAMES   FILE.names.csv, which an import or a dry run writes where names are doubtful, with your answers
SOURCE  the name of a map whose history was imported; without --yes only says what would be taken away`

/** 0 all in (or out again), 1 refused, broken off or to be confirmed first, 2 misused, 130 stopped. */
export async function run(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if (asked === null) {
    console.error(usage)
    return 2
  }
  try {
    return asked.what === 'undo' ? await undo(asked.source, asked.yes) : await history(asked)
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === null) throw error
    console.error(refusalText(miningCodes, refusal))
    return 1
  }
}

type Asked =
  | { readonly what: 'undo'; readonly source: string; readonly yes: boolean }
  | {
      readonly what: 'history'
      readonly file: string
      readonly map: string
      readonly names: string | undefined
      readonly dryRun: boolean
    }

async function history({ file, map, names, dryRun }: Extract<Asked, { what: 'history' }>): Promise<number> {
  const absent = [file, ...(names === undefined ? [] : [names])].find(one => !existsSync(one))
  if (absent !== undefined) {
    console.error(`There is no file ${absent}; nothing was imported.`)
    return 1
  }
  const given: Given = {
    source: { path: file },
    map: mapFrom(existsSync(map) ? await readFile(map, 'utf8') : await readyMapText(map)),
    fileName: path.basename(file),
    rejectedFile: `${file}.rejected.csv`,
    namesFile: `${file}.names.csv`,
    ...(names === undefined ? {} : { answers: names }),
  }
  return dryRun ? survey(given) : bringIn(given)
}

function readArguments(args: string[]): Asked | null {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    strict: false,
    options: {
      map: { type: 'string' },
      names: { type: 'string' },
      'dry-run': { type: 'boolean' },
      yes: { type: 'boolean' },
    },
  })
  const [what, subject] = positionals
  if (subject === undefined || positionals.length > 2) return null
  const only = (...known: string[]) => Object.keys(values).every(name => known.includes(name))
  if (what === 'undo') return only('yes') ? { what, source: subject, yes: values.yes === true } : null
  const { map, names } = values
  if (what !== 'history' || typeof map !== 'string' || (names !== undefined && typeof names !== 'string')) return null
  if (!only('map', 'names', 'dry-run')) return null
  return { what, file: subject, map, names, dryRun: values['dry-run'] === true }
}

function refusalOf(error: unknown): Pick<Refused, 'code' | 'errors'> | null {
  if (error instanceof Refused) return error
  if (!(error instanceof MiningFault)) return null
  const { code, detail } = error
  const place = detail.line === undefined ? 'file' : `line ${detail.line}`
  return { code, errors: [{ place, value: detail.value, expectation: detail.expected }] }
}
