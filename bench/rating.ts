import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { generate, type Size } from './rating/generate.ts'

/**
 * How long the rating model takes and how much memory, against lme4 in the same run where R and lme4 are installed:
 * `node bench/rating.ts [--quick]`, a table on standard error and JSON on standard output. --quick leaves out ten million.
 */

type Fit = {
  readonly seconds: number
  readonly megabytes: number
  readonly criterion: number
  readonly deviations: readonly number[]
}
type Own = Fit & { readonly megabytesOfDataAndProgram: number; readonly method: string; readonly converged: boolean }
type Lme4 = Fit & { readonly secondsWithDeviations: number; readonly version: string }

export type RatingBench = {
  readonly size: Size
  readonly huke: Own
  readonly lme4: Lme4 | null
  /** Of huke to lme4, both with the standard deviations of all effects; below 1 huke is better. */
  readonly ratio: { readonly seconds: number; readonly megabytes: number } | null
}

const SEED = 20260922
const AGAINST_LME4: Size = { ratings: 73_000, raters: 3_000, rated: 1_100 }
const LARGE: readonly Size[] = [
  { ratings: 1_000_000, raters: 20_000, rated: 3_000 },
  { ratings: 10_000_000, raters: 100_000, rated: 5_000 },
]

const execute = promisify(execFile)

export async function benchRating(quick: boolean, seed = SEED): Promise<readonly RatingBench[]> {
  const results = [await compare(AGAINST_LME4, seed)]
  for (const size of quick ? LARGE.slice(0, 1) : LARGE) {
    results.push({ size, huke: await own(size, seed, 'iterative'), lme4: null, ratio: null })
    tell(results.at(-1)!)
  }
  return results
}

async function compare(size: Size, seed: number): Promise<RatingBench> {
  const huke = await own(size, seed)
  const lme4 = hasLme4() ? await withLme4(size, seed) : null
  const result = {
    size,
    huke,
    lme4,
    ratio: lme4 && {
      seconds: huke.seconds / lme4.secondsWithDeviations,
      megabytes: huke.megabytes / lme4.megabytes,
    },
  }
  tell(result)
  return result
}

async function own({ ratings, raters, rated }: Size, seed: number, method = 'auto'): Promise<Own> {
  const script = join(import.meta.dirname, 'rating/one-fit.ts')
  const args = [ratings, raters, rated, seed].map(String)
  const { stdout } = await execute(process.execPath, [script, ...args, method])
  return JSON.parse(stdout)
}

function hasLme4(): boolean {
  return spawnSync('Rscript', ['-e', 'stopifnot(requireNamespace("lme4", quietly = TRUE))']).status === 0
}

async function withLme4(size: Size, seed: number): Promise<Lme4> {
  const folder = await mkdtemp(join(tmpdir(), 'huke-bench-'))
  try {
    const file = join(folder, 'ratings.csv')
    const { scores, factors } = generate(size, seed)
    const [rater, rated] = factors.flatMap(factor => (factor.kind === 'single' ? [factor.of] : []))
    const lines = Array.from(scores, (score, i) => `p${rater[i]},d${rated[i]},${score}`)
    await writeFile(file, ['rater,rated,score', ...lines, ''].join('\n'))
    const { stdout } = await execute('Rscript', [join(import.meta.dirname, 'rating/lme4.R'), file])
    return JSON.parse(stdout)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function tell({ size, huke, lme4, ratio }: RatingBench): void {
  const figures = (seconds: number, megabytes: number) =>
    `${seconds.toFixed(2).padStart(8)} s ${megabytes.toFixed(0).padStart(6)} MB`
  console.error(`${size.ratings} ratings by ${size.raters} raters of ${size.rated} rated`)
  console.error(`  huke ${huke.method.padEnd(9)} ${figures(huke.seconds, huke.megabytes)}`)
  if (lme4) console.error(`  lme4 ${lme4.version.padEnd(9)} ${figures(lme4.secondsWithDeviations, lme4.megabytes)}`)
  if (ratio)
    console.error(`  huke to lme4: ${percent(ratio.seconds)} of its time, ${percent(ratio.megabytes)} of its memory`)
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`

if (import.meta.main) console.log(JSON.stringify(await benchRating(process.argv.includes('--quick')), null, 1))
