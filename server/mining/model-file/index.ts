export { type ModelFileProblem, type ModelFileReading, readModelFile } from './read-model-file.ts'
