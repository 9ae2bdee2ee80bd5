import { alignLog, netOfTree, tokenReplay } from '@huke/core/mining'
import { generate } from './generate.ts'

/** One log aligned in a process of its own: ACTIVITIES CASES SEED, result as JSON. */
const [activities, cases, seed] = process.argv.slice(2).map(Number)
const { tree, log } = generate({ activities, cases, length: [10, 60], noise: 0.08 }, seed)
const net = netOfTree(tree)

const start = performance.now()
const aligned = alignLog(log, net)
const seconds = (performance.now() - start) / 1000
const replayStart = performance.now()
const replay = tokenReplay(log, net)
const replaySeconds = (performance.now() - replayStart) / 1000

const events = log.variants.reduce((sum, { trace }) => sum + trace.length, 0)
const deviations = aligned.cases.byDeviations.reduce((sum, [moves, count]) => sum + moves * count, 0)
console.log(
  JSON.stringify({
    activities,
    silent: net.transitions.filter(({ label }) => label === null).length,
    cases,
    variants: log.variants.length,
    eventsPerVariant: events / log.variants.length,
    deviationsPerCase: deviations / aligned.cases.computed,
    notComputed: aligned.cases.notComputed,
    fitting: aligned.cases.fitting,
    seconds,
    alignmentsPerSecond: log.variants.length / seconds,
    replaySeconds,
    replayedFitting: replay.fittingCases,
    megabytes: process.resourceUsage().maxRSS / 1024,
  }),
)
