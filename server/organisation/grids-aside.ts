import { answer } from '../thread/index.ts'
import { gridsOf } from './grids-of.ts'
import type { FileSent } from './read-file.ts'

await answer(({ name, content }: FileSent) => gridsOf(name, Buffer.from(content)))
