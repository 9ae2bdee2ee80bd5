export { type ImportLine, importsQuery } from './queries.ts'
