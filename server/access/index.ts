export { accessCodes } from './codes.ts'
export { identify, reader } from './identify.ts'
export type { Reader } from './member.ts'
