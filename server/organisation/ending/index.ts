import type { Chore } from '../../queue/index.ts'
import { carryOutPlanned } from './planned.ts'
import { endingRoutes as endUnits, mergeSplitRoutes } from './routes.ts'

export const endingRoutes = [endUnits, mergeSplitRoutes]
export const endingChores: readonly Chore[] = [carryOutPlanned]
