import type { Chore, Jobs } from '../queue/index.ts'
import { fileRoutes } from './file-routes.ts'
import { liveRoutes } from './live-routes.ts'
import { forgetLooseFiles } from './loose-files.ts'
import { notificationRoutes } from './notification-routes.ts'
import { notify } from './notify.ts'
import { commitmentRoutes as loopRoutes } from './routes.ts'
import { recalendar } from './recalendar.ts'
import { runTimers } from './timers.ts'

export { act, type Receipt } from './act.ts'
export { adHocTerms } from './ad-hoc-terms.ts'
export { searchText } from './birth.ts'
export { commitmentCodes } from './codes.ts'
export { loadNames, type Names } from './names.ts'
export { maySeeNotice, noticedMatters, type NoticedMatter } from './notices.ts'
export { type Projection, project } from './project.ts'
export { after, type Happening, record } from './record.ts'
export { presentLines } from './lines.ts'
export type { LineRow } from './list.ts'
export { loadLocked } from './load.ts'
export { checkParty } from './parties.ts'
export { calendarRefsOf } from './refs.ts'
export { CommitmentLine } from './schema.ts'
export { type Birth, takeNumbers } from './write.ts'

export const commitmentRoutes = [loopRoutes, fileRoutes, notificationRoutes, liveRoutes]
export const commitmentJobs: Jobs = { notify, recalendar }
export const commitmentChores: readonly Chore[] = [runTimers, forgetLooseFiles]
