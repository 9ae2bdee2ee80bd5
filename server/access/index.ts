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
export { sessionCookie } from './cookie.ts'
export { identify, reader, rereadMember } from './identify.ts'
export { loadReaders } from './load-reader.ts'
export type { Reader } from './member.ts'
export { accessRoutes } from './routes.ts'
export { setupCode } from './setup-code.ts'
export { helpedUnits } from './asking-helpers.ts'
