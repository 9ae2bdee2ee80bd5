import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router'
import { sessionQuery } from '../access/index.ts'
import { queries } from './queries.ts'
import { Shell } from './shell.tsx'

export const root = createRootRoute({ component: Outlet })

/** Everything else opens to those signed in; others come back here afterwards. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ location }) => {
    const session = await queries.ensureQueryData(sessionQuery)
    if (session === null) throw redirect({ to: '/sign-in', search: { back: location.href } })
  },
  component: Shell,
})
