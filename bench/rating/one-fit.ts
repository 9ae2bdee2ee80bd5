import { fitRatings } from '@huke/core/evaluation'
import { generate } from './generate.ts'

/** One fit in a process of its own, so that its memory is its own: RATINGS RATERS RATED SEED METHOD, result as JSON. */
const [ratings, raters, rated, seed] = process.argv.slice(2, 6).map(Number)
const method = process.argv[6] === 'exact' || process.argv[6] === 'iterative' ? process.argv[6] : undefined
const data = generate({ ratings, raters, rated }, seed)
const before = peak()
const start = performance.now()
const fit = fitRatings(data, method === undefined ? {} : { method })
const seconds = (performance.now() - start) / 1000
if (fit.kind === 'refused') throw new Error(fit.problems[0].code)

console.log(
  JSON.stringify({
    seconds,
    megabytes: peak(),
    megabytesOfDataAndProgram: before,
    method: fit.method,
    converged: fit.converged,
    criterion: fit.criterion,
    deviations: [...fit.factors.map(({ variance }) => variance), fit.residualVariance].map(Math.sqrt),
  }),
)

/** The most memory that the process has had at any time, in MB. */
function peak(): number {
  return process.resourceUsage().maxRSS / 1024
}
