import { pino } from 'pino'
import { readConfig } from '../config.ts'
import { openDatabase } from '../database/index.ts'
import { folderStore } from '../file/index.ts'
import { testSecret } from '../testing/secret.ts'
import type { World } from '../world.ts'
import { findSource, undoHistory } from './index.ts'

// A process of its own that undoes an import, and is killed once 600 are gone: node testing-undo.ts URL FOLDER SOURCE
const [url = '', folder = '', source = ''] = process.argv.slice(2)
const database = openDatabase(url)
const world: World = {
  files: folderStore(folder),
  config: readConfig({ HUKE_DATA: folder }),
  db: database.db,
  secret: testSecret,

  live: { listen: () => () => {}, endStreams: () => {}, close: async () => {} },
  log: pino({ level: 'silent' }),
  now: () => Date.now(),
}
await undoHistory(world, await findSource(database.db, source), {
  // Whoever watched from outside might come too late.
  onProgress: done => void (done >= 600 && process.kill(process.pid, 'SIGKILL')),
})
await database.close()
