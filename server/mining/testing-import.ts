import { pino } from 'pino'
import { readConfig } from '../config.ts'
import { openDatabase } from '../database/index.ts'
import { folderStore } from '../file/index.ts'
import { testSecret } from '../testing/secret.ts'
import type { World } from '../world.ts'
import { importHistory } from './index.ts'
import { mapFrom } from './ready-maps.ts'

// A process of its own that imports a file, to be killed: node testing-import.ts URL FOLDER FILE MAP-TEXT
const [url = '', folder = '', path = '', map = ''] = process.argv.slice(2)
const database = openDatabase(url)
const world: World = {
  config: readConfig({ HUKE_DATA: folder }),
  db: database.db,
  secret: testSecret,
  files: folderStore(folder),
  live: { listen: () => () => {}, endStreams: () => {}, close: async () => {} },
  log: pino({ level: 'silent' }),
  now: () => Date.now(),
}
await importHistory(world, {
  source: { path },
  map: mapFrom(map),
  fileName: 'history.csv',
  startedBy: null,
  rejectedFile: `${path}.rejected.csv`,
  onProgress: ({ cases }) => process.send?.({ cases }),
})
await database.close()
