export { type FileFault, type FileFigures, fuzzFiles } from './files.ts'
export { type Fault, type FuzzFigures, type FuzzOptions, fuzzRequests } from './fuzz.ts'
