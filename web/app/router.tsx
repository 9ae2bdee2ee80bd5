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
import { workSearch } from '../commitment/index.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { queries } from './queries.ts'
import {
  type CatalogueSearch,
  catalogueSearch,
  commitmentSearch,
  drillSearch,
  localPath,
  meSearch,
  unitSearch,
} from './search.ts'
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
const drill = createRoute({
  getParentRoute,
  path: '/units/$id/commitments',
  validateSearch: drillSearch,
  component: lazyRouteComponent(() => import('../scorecard/behind-page.tsx'), 'BehindPage'),
})
const me = createRoute({
  getParentRoute,
  path: '/me',
  validateSearch: meSearch,
  component: lazyRouteComponent(() => import('../access/me-page.tsx'), 'MePage'),
})
const admin = createRoute({
  getParentRoute,
  path: '/admin',
  component: lazyRouteComponent(() => import('./admin-page.tsx'), 'AdminPage'),
})
const adminOrganisation = createRoute({
  getParentRoute,
  path: '/admin/organisation',
  component: lazyRouteComponent(() => import('../organisation/organisation-page.tsx'), 'OrganisationPage'),
})
const adminServices = createRoute({
  getParentRoute,
  path: '/admin/services',
  component: lazyRouteComponent(() => import('../catalogue/services-page.tsx'), 'ServicesPage'),
})
const adminService = createRoute({
  getParentRoute,
  path: '/admin/services/$id',
  component: lazyRouteComponent(() => import('../catalogue/service-editor-page.tsx'), 'ServiceEditorPage'),
})
const adminCalendars = createRoute({
  getParentRoute,
  path: '/admin/calendars',
  component: lazyRouteComponent(() => import('../calendar/calendars-page.tsx'), 'CalendarsPage'),
})
const adminCalendar = createRoute({
  getParentRoute,
  path: '/admin/calendars/$id',
  component: lazyRouteComponent(() => import('../calendar/calendar-page.tsx'), 'CalendarPage'),
})
const adminPeople = createRoute({
  getParentRoute,
  path: '/admin/people',
  component: lazyRouteComponent(() => import('../access/accounts-page.tsx'), 'AccountsPage'),
})
const adminHistory = createRoute({
  getParentRoute,
  path: '/admin/history',
  component: lazyRouteComponent(() => import('../journal/history-page.tsx'), 'HistoryPage'),
})

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
      drill,
      me,
      admin,
      adminOrganisation,
      adminServices,
      adminService,
      adminCalendars,
      adminCalendar,
      adminPeople,
      adminHistory,
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
