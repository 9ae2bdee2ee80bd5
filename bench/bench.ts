/** `npm run bench -- methods [--quick]`, or one method: tables on standard error, JSON on standard output. */
type Run = (quick: boolean) => Promise<unknown>

const benches: Readonly<Record<string, () => Promise<Run>>> = {
  rating: async () => (await import('./rating.ts')).benchRating,
  mining: async () => (await import('./mining.ts')).benchMining,
  conformance: async () => (await import('./conformance.ts')).benchConformance,
  forecast: async () => (await import('./forecast.ts')).benchForecast,
}

const [name = '', ...rest] = process.argv.slice(2)
const chosen = Object.entries(benches).filter(([bench]) => name === 'methods' || name === bench)

if (chosen.length === 0) {
  console.error(`Usage: npm run bench -- methods|${Object.keys(benches).join('|')} [--quick]`)
  process.exitCode = 2
} else {
  const results: Record<string, unknown> = {}
  for (const [bench, load] of chosen) {
    const run = await load()
    results[bench] = await run(rest.includes('--quick'))
  }
  console.log(JSON.stringify(results, null, 1))
}
