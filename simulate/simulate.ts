import { attacker, attackerUsage } from './attacker.ts'
import { histories, historiesUsage } from './histories.ts'
import { isClean, jsonLines, table } from './figures.ts'
import { readOptions } from './options.ts'
import { progressLines } from './progress.ts'
import { simulateYear } from './year.ts'

const usage = `Usage: npm run simulate -- year [--seed TEXT] [--people 1500] [--matters 15000] [--months 12] [--json]
       ${historiesUsage}
       ${attackerUsage}

year: a company lives through a year on a database of its own, by requests of its people, and every promise is looked after.
histories: small companies change their people and units at random, and nothing that is owed is left with nobody.
attacker: small companies give answers that aren't named, and everybody looks for traces of them; --leak N switches a protection off.
Progress and a table on standard error; with --json figures as JSON lines on standard output. Ends with 1 when a check fails.`

const [name, ...args] = process.argv.slice(2)
const code =
  name === 'year'
    ? await year()
    : name === 'histories'
      ? await histories(args)
      : name === 'attacker'
        ? await attacker(args)
        : null
if (code === null) console.error(usage)
process.exitCode = code ?? 2

/** Ctrl+C ends the year early, and looks at what was until then. */
async function year(): Promise<number | null> {
  const options = readOptions(args, {
    people: [1500, 60, 100_000],
    matters: [15_000, 1, 1_000_000],
    months: [12, 1, 12],
  })
  if (options === null) return null
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const report = await simulateYear(options, progressLines(), stop.signal)
  console.error(table(options, report))
  if (options.json) for (const line of jsonLines(options, report)) console.log(line)
  return isClean(report) ? 0 : 1
}
