import type { Chore, Jobs } from '../../queue/index.ts'
import { absenceRoutes } from './absence-routes.ts'
import { holdingRoutes } from './holding-routes.ts'
import { settle, watchSuccessions } from './settle.ts'
import { tellLeaving } from './tell-leaving.ts'
import { unableRoutes } from './unable.ts'

export const successionRoutes = [holdingRoutes, unableRoutes, absenceRoutes]
export const successionJobs: Jobs = { settle }
export const successionChores: readonly Chore[] = [watchSuccessions, tellLeaving]
