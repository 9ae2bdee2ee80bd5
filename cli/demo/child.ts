import { openDatabase } from '@huke/server/database'
import { testSecret } from '../../server/testing/secret.ts'
import type { World } from '@huke/server/world'
import { pino } from 'pino'
import { loadDemo } from './index.ts'

// A process of its own that loads the demo into the database of its first argument, as of its second, to be killed by a test.
const [url = '', now = ''] = process.argv.slice(2)
const { db, close } = openDatabase(url)
await loadDemo({ db, secret: testSecret, log: pino({ level: 'silent' }), now: () => Number(now) } as Pick<
  World,
  'db' | 'secret' | 'log' | 'now'
> as World)
await close()
