import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { generate } from './mining/generate.ts'

/**
 * How long it takes and how much memory to read a log from CSV and find its variants, its directly-follows graph with times and
 * its hand-overs, the start of the process included: `node bench/mining.ts [--quick]`, a table on standard error and JSON on
 * standard output. --quick leaves out ten million events.
 */

type Mined = {
  readonly events: number
  readonly cases: number
  readonly variants: number
  readonly secondsReading: number
  readonly seconds: number
  readonly megabytes: number
}

export type MiningBench = {
  readonly events: number
  readonly fileMegabytes: number
  readonly huke: Mined
  /** Wall time of the whole process, as a shell sees it. */
  readonly wallSeconds: number
  /** The row-by-row reader of the import, reading alone. */
  readonly rowByRow: { readonly seconds: number; readonly megabytes: number } | null
  /** Of reading and measuring to reading row by row; below 1 is better. */
  readonly ratio: { readonly seconds: number; readonly megabytes: number } | null
}

const SEED = 20260922
const SMALL = 150_000
const LARGE = 10_000_000

const execute = promisify(execFile)

export async function benchMining(quick: boolean, seed = SEED): Promise<readonly MiningBench[]> {
  const folder = await mkdtemp(join(tmpdir(), 'huke-bench-'))
  try {
    const results: MiningBench[] = []
    for (const events of quick ? [SMALL] : [SMALL, LARGE]) {
      const file = join(folder, 'log.csv')
      await generate(file, events, seed)
      results.push(await measure(file, events, events === SMALL))
      tell(results.at(-1)!)
    }
    return results
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(file: string, events: number, compare: boolean): Promise<MiningBench> {
  const run = async (script: string) => {
    const { stdout } = await execute(process.execPath, [join(import.meta.dirname, 'mining', script), file])
    return JSON.parse(stdout)
  }
  const began = performance.now()
  const huke: Mined = await run('one-log.ts')
  const wallSeconds = (performance.now() - began) / 1000
  const rowByRow = compare ? await run('row-by-row.ts') : null
  const ratio = rowByRow && {
    seconds: huke.seconds / rowByRow.seconds,
    megabytes: huke.megabytes / rowByRow.megabytes,
  }
  const { size } = await stat(file)
  return { events, fileMegabytes: size / 1024 / 1024, huke, wallSeconds, rowByRow, ratio }
}

function tell({ events, fileMegabytes, huke, wallSeconds, rowByRow, ratio }: MiningBench): void {
  const figures = (seconds: number, megabytes: number) =>
    `${seconds.toFixed(2).padStart(8)} s ${megabytes.toFixed(0).padStart(6)} MB`
  console.error(`${events} events, ${fileMegabytes.toFixed(0)} MB: ${huke.cases} cases, ${huke.variants} variants`)
  console.error(`  read and measured  ${figures(wallSeconds, huke.megabytes)}`)
  console.error(`    of it reading    ${huke.secondsReading.toFixed(2).padStart(8)} s`)
  if (rowByRow) console.error(`  read row by row    ${figures(rowByRow.seconds, rowByRow.megabytes)}`)
  if (ratio) console.error(`  ${(100 * ratio.seconds).toFixed(0)} % of its time`)
}

if (import.meta.main) console.log(JSON.stringify(await benchMining(process.argv.includes('--quick')), null, 1))
