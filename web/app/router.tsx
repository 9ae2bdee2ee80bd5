import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { answer, api } from '../api/index.ts'
import { ErrorState, Loading } from '../shared/index.ts'
import { workSearch } from '../commitment/index.ts'
import { adminTree } from './admin-routes.tsx'
import { inside, root } from './inside.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import {
  type CatalogueSearch,
  catalogueSearch,
  commitmentSearch,
  compareSearch,
  drillSearch,
  localPath,
  meSearch,
  unitSearch,
} from './search.ts'

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
  beforeLoad: async () => {
    const { needed } = await answer(api.GET('/setup'))
    if (!needed) throw redirect({ to: '/' })
  },
  component: lazyRouteComponent(() => import('../access/setup-page.tsx'), 'SetupPage'),
})

const getParentRoute = () => inside

const home = createRoute({
  getParentRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
})
const work = createRoute({
  getParentRoute,
  path: '/work',
  validateSearch: workSearch,
  component: lazyRouteComponent(() => import('../commitment/workbench-page.tsx'), 'WorkbenchPage'),
})
const requests = createRoute({
  getParentRoute,
  path: '/requests',
  component: lazyRouteComponent(() => import('../commitment/requests-page.tsx'), 'RequestsPage'),
})
const notifications = createRoute({
  getParentRoute,
  path: '/notifications',
  component: lazyRouteComponent(() => import('../commitment/notifications-page.tsx'), 'NotificationsPage'),
})
const commitment = createRoute({
  getParentRoute,
  path: '/commitments/$id',
  validateSearch: commitmentSearch,
  component: lazyRouteComponent(() => import('../commitment/commitment-page.tsx'), 'CommitmentPage'),
})
const catalogue = createRoute({
  getParentRoute,
  path: '/catalogue',
  validateSearch: catalogueSearch,
  component: lazyRouteComponent(() => import('../catalogue/catalogue-page.tsx'), 'CataloguePage'),
})
const service = createRoute({
  getParentRoute,
  path: '/services/$id',
  component: lazyRouteComponent(() => import('../catalogue/service-page.tsx'), 'ServicePage'),
})
const request = createRoute({
  getParentRoute,
  path: '/services/$id/request',
  component: lazyRouteComponent(() => import('../commitment/request-page.tsx'), 'RequestPage'),
})
const ask = createRoute({
  getParentRoute,
  path: '/ask',
  validateSearch: (search: Record<string, unknown>): Pick<CatalogueSearch, 'unit'> => catalogueSearch(search),
  component: lazyRouteComponent(() => import('../commitment/ask-page.tsx'), 'AskPage'),
})
const units = createRoute({
  getParentRoute,
  path: '/units',
  component: lazyRouteComponent(() => import('../organisation/units-page.tsx'), 'UnitsPage'),
})
const unit = createRoute({
  getParentRoute,
  path: '/units/$id',
  validateSearch: unitSearch,
  component: lazyRouteComponent(() => import('./unit-page.tsx'), 'UnitPage'),
})
const staff = createRoute({
  getParentRoute,
  path: '/units/$id/staff',
  component: lazyRouteComponent(() => import('../organisation/staff/staff-page.tsx'), 'StaffPage'),
})
const person = createRoute({
  getParentRoute,
  path: '/people/$id',
  component: lazyRouteComponent(() => import('../organisation/person/person-page.tsx'), 'PersonPage'),
})
const drill = createRoute({
  getParentRoute,
  path: '/units/$id/commitments',
  validateSearch: drillSearch,
  component: lazyRouteComponent(() => import('../scorecard/behind-page.tsx'), 'BehindPage'),
})
const compare = createRoute({
  getParentRoute,
  path: '/scorecard',
  validateSearch: compareSearch,
  component: lazyRouteComponent(() => import('../scorecard/compare-page.tsx'), 'ComparePage'),
})
const me = createRoute({
  getParentRoute,
  path: '/me',
  validateSearch: meSearch,
  component: lazyRouteComponent(() => import('../access/me-page.tsx'), 'MePage'),
})
const elsewhere = createRoute({ getParentRoute, path: '$', component: NotFoundPage })

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    setup,
    inside.addChildren([
      home,
      work,
      requests,
      notifications,
      commitment,
      catalogue,
      service,
      request,
      ask,
      units,
      unit,
      staff,
      person,
      drill,
      compare,
      me,
      adminTree,
      elsewhere,
    ]),
  ]),
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
