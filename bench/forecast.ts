import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { generate } from './forecast/generate.ts'

/**
 * How long 1,000 generated monthly series take to forecast with intervals on one core, against R's package forecast in the
 * same run where it is installed, on the first of them: `node bench/forecast.ts [--quick]`, a table on standard error and
 * JSON on standard output. --quick takes a tenth.
 */

type Scored = {
  readonly series: number
  readonly seconds: number
  readonly mase: number
  readonly cover80: number
  readonly cover95: number
}
type Own = Scored & { readonly cpuSeconds: number; readonly megabytes: number }
type OfR = { readonly version: string; readonly ets: Scored; readonly thetaf: Scored }

export type ForecastBench = {
  readonly huke: Own
  readonly snaive: Own
  /** The series that R had too. */
  readonly sameAsR: Own | null
  readonly r: OfR | null
  /** Seconds of huke to those of ets() and thetaf() together, on the same series; below 1 huke is faster. */
  readonly ratio: number | null
}

const SEED = 20260922
const SERIES = 1000
const FOR_R = 40

const execute = promisify(execFile)

export async function benchForecast(quick: boolean, seed = SEED): Promise<ForecastBench> {
  const huke = await own(quick ? SERIES / 10 : SERIES, 'auto', seed)
  const snaive = await own(huke.series, 'snaive', seed)
  const r = hasR() ? await withR(FOR_R, seed) : null
  const sameAsR = r && (await own(FOR_R, 'auto', seed))
  const ratio = r && sameAsR && sameAsR.seconds / (r.ets.seconds + r.thetaf.seconds)
  const result = { huke, snaive, sameAsR, r, ratio }
  tell(result)
  return result
}

async function own(series: number, method: 'auto' | 'snaive', seed: number): Promise<Own> {
  const script = join(import.meta.dirname, 'forecast/forecast-all.ts')
  const { stdout } = await execute(process.execPath, [script, String(series), String(seed), method])
  return JSON.parse(stdout)
}

function hasR(): boolean {
  return spawnSync('Rscript', ['-e', 'stopifnot(requireNamespace("forecast", quietly = TRUE))']).status === 0
}

async function withR(series: number, seed: number): Promise<OfR> {
  const folder = await mkdtemp(join(tmpdir(), 'huke-bench-'))
  try {
    const file = join(folder, 'series.csv')
    const lines = generate(series, seed).flatMap(({ past, future }, i) => [
      ...Array.from(past, value => `${i},past,${value}`),
      ...Array.from(future, value => `${i},future,${value}`),
    ])
    await writeFile(file, ['series,part,value', ...lines, ''].join('\n'))
    const { stdout } = await execute('Rscript', [join(import.meta.dirname, 'forecast/forecast.R'), file])
    return JSON.parse(stdout)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function tell({ huke, snaive, sameAsR, r, ratio }: ForecastBench): void {
  const line = (name: string, { series, seconds, mase, cover80, cover95 }: Scored) => {
    const covers = `${(100 * cover80).toFixed(1)} and ${(100 * cover95).toFixed(1)} % in the intervals`
    const each = `${((1000 * seconds) / series).toFixed(1)} ms each`
    console.error(
      `  ${name.padEnd(16)} ${seconds.toFixed(2).padStart(7)} s, ${each}, MASE ${mase.toFixed(3)}, ${covers}`,
    )
  }
  console.error(`${huke.series} monthly series, 18 months ahead`)
  line('huke', huke)
  line('seasonal naive', snaive)
  if (r === null || sameAsR === null || ratio === null) return
  console.error(`the first ${r.ets.series} of them`)
  line('huke', sameAsR)
  line('R ets', r.ets)
  line('R thetaf', r.thetaf)
  console.error(`  huke to forecast ${r.version}: ${(100 * ratio).toFixed(0)} % of its time`)
}

if (import.meta.main) console.log(JSON.stringify(await benchForecast(process.argv.includes('--quick')), null, 1))
