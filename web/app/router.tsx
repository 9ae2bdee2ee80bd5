import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { sessionQuery } from '../access/index.ts'
import { answer, api } from '../api/index.ts'
import { ErrorState, Loading } from '../shared/index.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { queries } from './queries.ts'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { back?: string } => ({ back: localPath(search.back) }),
  beforeLoad: async () => {
    const { needed } = await answer(api.GET('/setup'))
    if (needed) throw redirect({ to: '/setup' })
  },
  component: lazyRouteComponent(() => import('../access/sign-in-page.tsx'), 'SignInPage'),
})

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../access/setup-page.tsx'), 'SetupPage'),
})

/** Everything else opens to those signed in; others come back here afterwards. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ location }) => {
    const session = await queries.ensureQueryData(sessionQuery)
    if (session === null) throw redirect({ to: '/sign-in', search: { back: location.href } })
  },
  component: Shell,
})

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
})

const localPath = (path: unknown): string | undefined =>
  typeof path === 'string' && path.startsWith('/') && !path.startsWith('//') ? path : undefined

export const router = createRouter({
  routeTree: root.addChildren([signIn, setup, inside.addChildren([home])]),
  defaultPreload: false,
  scrollRestoration: true,
  defaultPendingComponent: Loading,
  defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} retry={reset} />,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
