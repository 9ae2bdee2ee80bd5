import { isClean, jsonLines, table } from './figures.ts'
import { readOptions, usage } from './options.ts'
import { progressLines } from './progress.ts'
import { simulateYear } from './year.ts'

/** `npm run simulate -- year`: 0 everything holds, 1 a check fails, 2 misused. Ctrl+C ends the year early, and looks at what was until then. */
const options = readOptions(process.argv.slice(2))
if (options === null) {
  console.error(usage)
  process.exitCode = 2
} else {
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const report = await simulateYear(options, progressLines(), stop.signal)
  console.error(table(options, report))
  if (options.json) for (const line of jsonLines(options, report)) console.log(line)
  process.exitCode = isClean(report) ? 0 : 1
}
