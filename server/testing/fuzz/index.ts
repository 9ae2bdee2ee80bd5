export { type Fault, type FuzzFigures, type FuzzOptions, fuzzRequests } from './fuzz.ts'
