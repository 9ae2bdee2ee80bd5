import { parseArgs } from 'node:util'
import { projecting } from '@huke/server/commitment'
import { answerDifferences } from '@huke/server/evaluation'
import { Refused } from '@huke/server/http'
import {
  type Difference,
  exportSeals,
  importSeals,
  journalCodes,
  sealJournal,
  verifyJournal,
} from '@huke/server/journal'
import { type ScorecardDifference, verifyScorecards } from '@huke/server/scorecard'
import type { World } from '@huke/server/world'
import { openForCli } from './open.ts'
import { progressLine } from './progress-line.ts'
import { refusalText } from './refusal.ts'

const usage = `Usage: huke verify [--seals FILE | --export-seals FILE]

  --seals FILE         compare with seals exported earlier as well
  --export-seals FILE  write all seals into FILE, to be kept where nobody can change them, and verify nothing`

const mostShown = 100

/** `huke verify`: 0 everything is as the journal makes it, 1 something differs, 2 misused. */
export async function run(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if (asked === null) {
    console.error(usage)
    return 2
  }
  const { world, close } = await openForCli()
  try {
    return asked.exportTo === undefined ? await verify(world, asked.seals) : await exportTo(world, asked.exportTo)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    console.error(refusalText(journalCodes, error))
    return 1
  } finally {
    await close()
  }
}

function readArguments(args: string[]): { seals?: string; exportTo?: string } | null {
  const options = { seals: { type: 'string' }, 'export-seals': { type: 'string' } } as const
  const { values, positionals } = parseArgs({ args, allowPositionals: true, strict: false, options })
  const { seals, 'export-seals': target, ...others } = values
  const isText = (value: typeof seals): value is string | undefined => value === undefined || typeof value === 'string'
  const isKnown = positionals.length === 0 && Object.keys(others).length === 0 && !(seals && target)
  return isKnown && isText(seals) && isText(target) ? { seals, exportTo: target } : null
}

async function verify(world: World, seals: string | undefined): Promise<number> {
  const line = progressLine()
  let count = 0
  const report = ({ what, where, expected, found }: Difference): void => {
    count += 1
    if (count > mostShown) return
    line.end()
    console.log(`${what}: ${where}\n  expected ${JSON.stringify(expected)}\n  found    ${JSON.stringify(found)}`)
  }
  const { rows, commitments } = await verifyJournal(world.db, {
    projecting,
    contentHash: sha256 => world.files.hash(sha256),
    onDifference: report,
    onProgress: p => line.show(`${p.rows} of ${p.total} journal rows`),
    exported: seals === undefined ? undefined : importSeals(seals),
  })
  line.show('answers')
  for await (const difference of answerDifferences(world.db)) report(difference)
  line.show('scorecards')
  for (const difference of await verifyScorecards(world.db, world.now())) report(scorecardDifference(difference))
  line.end()
  if (count > mostShown) console.log(`… and ${count - mostShown} more`)
  const verdict = count === 0 ? 'nothing differs' : `${count} differences`
  console.log(`${rows} journal rows, ${commitments} commitments: ${verdict}.`)
  return count === 0 ? 0 : 1
}

function scorecardDifference(d: ScorecardDifference): Difference {
  const { expected, stored: found } = d
  return { what: 'scorecard', where: placeOf(d), expected, found }
}

function placeOf(d: ScorecardDifference): string {
  switch (d.what) {
    case 'commitment':
      return `commitment ${d.commitment}`
    case 'month':
      return `the final month ${d.month}`
    case 'sum':
      return `${d.grain} ${d.start}, ${d.role} ${d.unit_id}, ${d.split} ${d.part ?? ''}`
  }
}

/** What was written in the last minute is sealed first, so that the file covers all there is. */
async function exportTo(world: World, path: string): Promise<number> {
  await sealJournal(world.db, world.now())
  const count = await exportSeals(world.db, path)
  console.log(`${count} seals written to ${path}.`)
  return 0
}
