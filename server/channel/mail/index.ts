import type { Jobs } from '../../queue/index.ts'
import { outboxRoutes } from './outbox-routes.ts'
import { preferenceRoutes } from './preference-routes.ts'
import { sendDue, sendJob } from './delivery/index.ts'
import { settingsRoutes } from './settings-routes.ts'
import { undeliveredRoutes } from './undelivered-routes.ts'

export { mailChores } from './chores.ts'
export { mailCodes } from './codes.ts'

export const mailRoutes = [settingsRoutes, preferenceRoutes, undeliveredRoutes, outboxRoutes]
export const mailJobs: Jobs = { [sendJob]: sendDue }
