import type { Routes } from '../http/index.ts'
import { accountRoutes } from './accounts.ts'
import { adminLogRoutes } from './admin-log-routes.ts'
import { askingHelperRoutes } from './asking-helpers.ts'
import { delegationRoutes } from './delegations.ts'
import { demoRoutes } from './demo.ts'
import { firstPasswordRoutes } from './first-passwords.ts'
import { passkeyRoutes } from './second-factor/passkey-routes.ts'
import { secondFactorRoutes } from './second-factor/routes.ts'
import { accessSettingsRoutes } from './second-factor/settings.ts'
import { sessionRoutes } from './session-routes.ts'
import { setupRoutes } from './setup.ts'
import { tokenRoutes } from './tokens.ts'

export const accessRoutes: readonly Routes[] = [
  sessionRoutes,
  setupRoutes,
  demoRoutes,
  tokenRoutes,
  delegationRoutes,
  askingHelperRoutes,
  accountRoutes,
  firstPasswordRoutes,
  adminLogRoutes,
  secondFactorRoutes,
  passkeyRoutes,
  accessSettingsRoutes,
]
