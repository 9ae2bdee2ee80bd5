import { directlyFollows, handOver, variantsOf } from '@huke/core/mining/measure'
import { readLog } from '@huke/server/mining/log'

/** One log, read and measured, in a process of its own, so that its memory is its own: FILE, result as JSON. */
const read = await readLog({ path: process.argv[2] })
if (read.kind === 'bad-rows') throw new Error(JSON.stringify(read.bad))
const readAt = performance.now()
const { log } = read
const variants = variantsOf(log).log.variants.length
const edges = directlyFollows(log, null).edges.length
const handedOver = [log.resources, log.groups].map(names => names && handOver(log, names).changed)

console.log(
  JSON.stringify({
    events: log.time.length,
    cases: log.cases.length,
    variants,
    edges,
    handedOver,
    secondsReading: readAt / 1000,
    seconds: performance.now() / 1000,
    megabytes: process.resourceUsage().maxRSS / 1024,
  }),
)
