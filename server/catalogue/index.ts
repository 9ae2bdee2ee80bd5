import { serviceEditing, serviceRetirement, serviceRoutes } from './routes.ts'
import { templateRoutes } from './template-routes.ts'

export { unitsServed, visibleService } from './answer.ts'
export { type AskableService, askableService } from './ask.ts'
export { catalogueCodes } from './codes.ts'
export { currentUnitCode } from './edit.ts'
export { filledIn, type FormProblem, formProblems } from './form.ts'
export { moveServices, retireServices } from './move.ts'
export { listServices, type ServiceFilter, type ServiceRow } from './list.ts'
export {
  findService,
  insertServices,
  type NewService,
  type ServiceRef,
  serviceRefs,
  type StoredService,
} from './store.ts'
export { searchQuery, searchWords } from './words.ts'

export const catalogueRoutes = [serviceRoutes, serviceEditing, serviceRetirement, templateRoutes]
