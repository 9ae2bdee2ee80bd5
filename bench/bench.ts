import { parseArgs } from 'node:util'

/** `npm run bench -- methods`, or one method: tables on standard error, and with --json a line for each on standard output. */
type Run = (quick: boolean, seed?: number) => Promise<unknown>

const benches: Readonly<Record<string, () => Promise<Run>>> = {
  rating: async () => (await import('./rating.ts')).benchRating,
  mining: async () => (await import('./mining.ts')).benchMining,
  conformance: async () => (await import('./conformance.ts')).benchConformance,
  forecast: async () => (await import('./forecast.ts')).benchForecast,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    seed: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const chosen = Object.entries(benches).filter(
  ([bench]) => positionals.includes('methods') || positionals.includes(bench),
)
const seed = values.seed === undefined ? undefined : Number(values.seed)

if (chosen.length === 0 || Number.isNaN(seed)) {
  console.error(`Usage: npm run bench -- methods|${Object.keys(benches).join('|')} [--quick] [--seed N] [--json]`)
  process.exitCode = 2
} else {
  for (const [bench, load] of chosen) {
    const run = await load()
    const figures = await run(values.quick, seed)
    if (values.json) console.log(JSON.stringify({ bench, figures }))
  }
}
