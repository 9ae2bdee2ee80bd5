import { parseArgs } from 'node:util'
import { readConfig } from '@huke/server/config'
import { openWorld, serve } from '@huke/server/main'
import { prepare } from './prepare.ts'
import { logger, ownDatabase } from './open.ts'
import { setupLine } from './setup-line.ts'
import { untilStopped } from './stop.ts'

/** `huke start [--demo]`: database, migrations, first content, server; until Ctrl-C. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { demo: { type: 'boolean', default: false } } })
  const config = readConfig(process.env, { demo: values.demo })
  const log = logger({ ...config, logLevel: process.env['HUKE_LOG'] ?? 'warn' })
  console.log(
    `Huke 互客 is starting …${values.demo ? ' The first start of the demo writes a year of its history and takes a while.' : ''}`,
  )
  const database = await ownDatabase(config, log)
  try {
    const opened = await openWorld(config, database.connection, log)
    const refusal = await prepare(opened.world).finally(opened.close)
    if (refusal !== null) {
      console.error(refusal)
      return 1
    }
    const node = await serve(config, database.connection, log)
    console.log(
      `\n  ${config.origin ?? node.address}${await setupLine(node.world)}\n\nCtrl-C stops it. The data stays in ${config.databaseUrl === null ? config.dataFolder : 'your database'}.`,
    )
    const loss = await untilStopped(database)
    if (loss !== null) console.error(loss)
    console.log('Stopping …')
    await node.stop()
    return loss === null ? 0 : 1
  } finally {
    await database.stop()
  }
}
