import type { Chore } from '../../queue/index.ts'
import { importEndingRoutes } from './import-endings.ts'
import { carryOutPlanned } from './planned.ts'
import { endingRoutes as endUnits, mergeSplitRoutes } from './routes.ts'

export const endingRoutes = [endUnits, mergeSplitRoutes, importEndingRoutes]
export const endingChores: readonly Chore[] = [carryOutPlanned]
