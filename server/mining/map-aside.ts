import { answer } from '../thread/index.ts'
import { readMapFile } from './map-file.ts'

await answer(readMapFile)
