import { parseArgs } from 'node:util'
import { readConfig } from '@huke/server/config'
import { serve } from '@huke/server/main'
import { logger, ownDatabase } from './open.ts'
import { setupLine } from './setup-line.ts'
import { untilStopped } from './stop.ts'

/** `huke serve [--role web|worker|all]`: one node of several, with its log on standard output. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { role: { type: 'string' } } })
  const config = readConfig({ ...process.env, ...(values.role === undefined ? {} : { HUKE_ROLE: values.role }) })
  const log = logger(config)
  const database = await ownDatabase(config, log)
  try {
    const node = await serve(config, database.connection, log)
    log.info({ address: node.address, role: config.role }, 'serving')
    const line = await setupLine(node.world)
    if (line !== '') console.error(line)
    const loss = await untilStopped(database)
    if (loss !== null) console.error(loss)
    await node.stop()
    return loss === null ? 0 : 1
  } finally {
    await database.stop()
  }
}
