export { logAdmin } from './admin-log.ts'
export { keepingAdministrator } from './administrators.ts'
export { organisationCodes } from './codes.ts'
export { organisationDay, organisationDays } from './day.ts'
export { lockOrganisation } from './lock.ts'
export { type Notice, notice } from './notice.ts'
export { canAct, isGone, isHere, isOpen } from './presence.ts'
export { BilingualText, PersonRef, personRefJson, personRefs, UnitRef, unitRefJson, unitRefs } from './ref.ts'
export {
  type Answerable,
  answerable,
  answerableFor,
  headsFrom,
  hereAmong,
  standInsOf,
  toldFor,
  unitsOf,
} from './relations.ts'
export { organisationRoutes } from './routes.ts'
export { found, foundRank, personSearch, unitSearch } from './search.ts'
