import { answer } from '../aside/index.ts'
import { readMapFile } from './map-file.ts'

answer(readMapFile)
