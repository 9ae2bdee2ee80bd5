import { readEventLog } from '@huke/server/mining'

/** The reader of the import, which makes an object of every row with csv-parse: only read, nothing measured. FILE, as JSON. */
const began = performance.now()
let events = 0
for await (const row of await readEventLog({ path: process.argv[2] })) if (row.kind === 'event') events++

console.log(
  JSON.stringify({
    events,
    seconds: (performance.now() - began) / 1000,
    megabytes: process.resourceUsage().maxRSS / 1024,
  }),
)
