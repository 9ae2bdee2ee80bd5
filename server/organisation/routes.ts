import type { Routes } from '../http/index.ts'
import { importRoutes } from './import-routes.ts'
import { personRoutes } from './person-routes.ts'
import { takingPartRoutes } from './taking-part.ts'
import { unitRoutes } from './unit-routes.ts'

export const organisationRoutes: readonly Routes[] = [unitRoutes, personRoutes, takingPartRoutes, importRoutes]
