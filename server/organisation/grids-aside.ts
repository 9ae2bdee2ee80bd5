import { answer } from '../aside/index.ts'
import { gridsOf } from './grids-of.ts'
import type { FileSent } from './read-file.ts'

answer(({ name, content }: FileSent) => gridsOf(name, Buffer.from(content)))
