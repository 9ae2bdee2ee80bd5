import { fuzzFiles, fuzzRequests } from '../server/testing/fuzz/index.ts'
import { migratedTemplate, type Template } from '../server/testing/template.ts'
import { type Asked, readAsked, usage } from './asked.ts'
import { fuzzProperties } from './properties.ts'

/** `npm run fuzz`: what `npm test` draws once, drawn again and again; and the API asked for anything at all. */
const asked = readAsked(process.argv.slice(2))
if (typeof asked === 'string') {
  console.error(`${asked}\n${usage}`)
  process.exitCode = 2
} else {
  process.exitCode = (await run(asked)) === 0 ? 0 : 1
}

/** Answers how many faults were found. */
async function run({ seed, runs, requests, files, json }: Asked): Promise<number> {
  const begun = performance.now()
  if (!json) console.log(`seed ${seed}`)
  const onFault = (fault: object) => console.log(json ? JSON.stringify(fault) : JSON.stringify(fault, null, 2))
  const properties = await fuzzProperties(seed, runs, onFault)
  const asking = requests === 0 ? null : await ask(template => fuzzRequests({ seed, requests, onFault, template }))
  const sending = files === 0 ? null : await ask(template => fuzzFiles({ seed, files, onFault, template }))
  const seconds = Math.round((performance.now() - begun) / 1000)
  const figures = { seed, properties, requests: asking, files: sending, seconds }
  console.log(json ? JSON.stringify(figures) : JSON.stringify(figures, null, 2))
  return properties.faults + (asking?.faults ?? 0) + (sending?.faults ?? 0)
}

async function ask<T>(of: (template: Template) => Promise<T>): Promise<T> {
  const { stop, ...template } = await migratedTemplate()
  try {
    return await of(template)
  } finally {
    await stop()
  }
}
