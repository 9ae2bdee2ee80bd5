import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

/**
 * Optimal alignments a second, of distinct traces, on noisy logs of generated models with parallel parts and loops: `node bench/conformance.ts [--quick]`, a table on standard error and JSON on standard output.
 */

export type ConformanceBench = {
  readonly seed: number
  readonly activities: number
  readonly silent: number
  readonly cases: number
  readonly variants: number
  readonly eventsPerVariant: number
  readonly deviationsPerCase: number
  /** Cases that were given up at the limit of states. */
  readonly notComputed: number
  readonly fitting: number
  readonly seconds: number
  readonly alignmentsPerSecond: number
  readonly replaySeconds: number
  readonly replayedFitting: number
  readonly megabytes: number
}

const MODELS = [
  { activities: 25, cases: 2_000, seed: 104_729 },
  { activities: 25, cases: 2_000, seed: 418_916 },
  { activities: 25, cases: 2_000, seed: 733_103 },
  { activities: 60, cases: 1_000, seed: 104_729 },
]

const execute = promisify(execFile)

export async function benchConformance(quick: boolean, own?: number): Promise<readonly ConformanceBench[]> {
  const results: ConformanceBench[] = []
  for (const [n, model] of (quick ? MODELS.slice(0, 1) : MODELS).entries()) {
    const { activities, cases } = model
    const seed = own === undefined ? model.seed : own + n
    const script = join(import.meta.dirname, 'conformance/one-log.ts')
    const { stdout } = await execute(process.execPath, [script, ...[activities, cases, seed].map(String)])
    results.push({ seed, ...JSON.parse(stdout) })
    tell(results.at(-1)!)
  }
  return results
}

function tell(bench: ConformanceBench): void {
  const { activities, variants, eventsPerVariant, deviationsPerCase, alignmentsPerSecond, notComputed } = bench
  console.error(
    `${activities} activities, ${variants} variants of ${eventsPerVariant.toFixed(0)} events with ` +
      `${deviationsPerCase.toFixed(1)} deviations: ${alignmentsPerSecond.toFixed(0)} alignments/s, ` +
      `${notComputed} cases not computed, ${bench.megabytes.toFixed(0)} MB`,
  )
}

if (import.meta.main) console.log(JSON.stringify(await benchConformance(process.argv.includes('--quick')), null, 1))
