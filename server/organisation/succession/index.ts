import type { Chore, Jobs } from '../../queue/index.ts'
import { absenceRoutes } from './absence-routes.ts'
import { holdingRoutes } from './holding-routes.ts'
import { followService, serviceMoveRoutes } from './service-move.ts'
import { settle, watchSuccessions } from './settle.ts'
import { tellLeaving } from './tell-leaving.ts'
import { unableRoutes } from './unable.ts'

export { addSettling } from './settle.ts'

export const successionRoutes = [holdingRoutes, unableRoutes, absenceRoutes, serviceMoveRoutes]
export const successionJobs: Jobs = { settle, 'follow-service': followService }
export const successionChores: readonly Chore[] = [watchSuccessions, tellLeaving]
