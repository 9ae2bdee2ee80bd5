export {
  type ListedAdministrator,
  listAdministrators,
  makeAdministrator,
  type Rescued,
  resetPassword,
  unlockAccount,
} from './by-machine.ts'
export { accessChores } from './chores.ts'
export { accessCodes } from './codes.ts'
export { identify, reader, rereadMember } from './identify.ts'
export { loadReaders } from './load-reader.ts'
export type { Reader } from './member.ts'
export { accessRoutes } from './routes.ts'
export { helpedUnits } from './asking-helpers.ts'
