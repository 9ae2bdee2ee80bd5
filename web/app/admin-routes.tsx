import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { accountShows, logGroups } from '../access/index.ts'
import { oneOf, searchText } from '../shared/index.ts'
import { inside } from './inside.tsx'

type Raw = Record<string, unknown>
const unitOf = (search: Raw): { unit?: string } => ({ unit: searchText(search.unit) })

const admin = createRoute({
  getParentRoute: () => inside,
  path: '/admin',
  component: lazyRouteComponent(() => import('./admin/admin-layout.tsx'), 'AdminLayout'),
})
const getParentRoute = () => admin

const path = createRoute({
  getParentRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./admin/admin-page.tsx'), 'AdminPage'),
})

const organisation = createRoute({
  getParentRoute,
  path: '/organisation',
  component: lazyRouteComponent(() => import('../organisation/admin/organisation-page.tsx'), 'OrganisationPage'),
})
const unit = createRoute({
  getParentRoute,
  path: '/organisation/units/$id',
  validateSearch: (search: Raw): { parent?: string } => ({ parent: searchText(search.parent) }),
  component: lazyRouteComponent(() => import('../organisation/admin/unit-page.tsx'), 'UnitPage'),
})
const endUnit = createRoute({
  getParentRoute,
  path: '/organisation/units/$id/end',
  component: lazyRouteComponent(() => import('../organisation/ending/end-page.tsx'), 'EndUnitPage'),
})
const mergeUnits = createRoute({
  getParentRoute,
  path: '/organisation/units/$id/merge',
  component: lazyRouteComponent(() => import('../organisation/ending/merge-page.tsx'), 'MergePage'),
})
const splitUnit = createRoute({
  getParentRoute,
  path: '/organisation/units/$id/split',
  component: lazyRouteComponent(() => import('../organisation/ending/split-page.tsx'), 'SplitPage'),
})
const people = createRoute({
  getParentRoute,
  path: '/organisation/people',
  validateSearch: unitOf,
  component: lazyRouteComponent(() => import('../organisation/admin/people-page.tsx'), 'PeoplePage'),
})
const person = createRoute({
  getParentRoute,
  path: '/organisation/people/$id',
  validateSearch: unitOf,
  component: lazyRouteComponent(() => import('../organisation/admin/person-page.tsx'), 'PersonPage'),
})
const organisationImport = createRoute({
  getParentRoute,
  path: '/organisation/import',
  validateSearch: (search: Raw): { check?: string } => ({ check: searchText(search.check) }),
  component: lazyRouteComponent(() => import('../organisation/admin/import-page.tsx'), 'ImportPage'),
})

const services = createRoute({
  getParentRoute,
  path: '/services',
  component: lazyRouteComponent(() => import('../catalogue/edit/services-page.tsx'), 'ServicesPage'),
})
const library = createRoute({
  getParentRoute,
  path: '/services/library',
  validateSearch: unitOf,
  component: lazyRouteComponent(() => import('../catalogue/edit/library-page.tsx'), 'LibraryPage'),
})
const service = createRoute({
  getParentRoute,
  path: '/services/$id',
  validateSearch: unitOf,
  component: lazyRouteComponent(() => import('../catalogue/edit/service-editor-page.tsx'), 'ServiceEditorPage'),
})

const calendars = createRoute({
  getParentRoute,
  path: '/calendars',
  component: lazyRouteComponent(() => import('../calendar/calendars-page.tsx'), 'CalendarsPage'),
})
const calendar = createRoute({
  getParentRoute,
  path: '/calendars/$id',
  component: lazyRouteComponent(() => import('../calendar/calendar-page.tsx'), 'CalendarPage'),
})
const accounts = createRoute({
  getParentRoute,
  path: '/people',
  validateSearch: (search: Raw): { show?: (typeof accountShows)[number] } => ({
    show: oneOf(accountShows, search.show),
  }),
  component: lazyRouteComponent(() => import('../access/admin/accounts-page.tsx'), 'AccountsPage'),
})
const delegations = createRoute({
  getParentRoute,
  path: '/people/delegations',
  component: lazyRouteComponent(() => import('../access/admin/delegations-page.tsx'), 'DelegationsPage'),
})
const helpers = createRoute({
  getParentRoute,
  path: '/people/helpers',
  component: lazyRouteComponent(() => import('../access/admin/helpers-page.tsx'), 'HelpersPage'),
})
const tokens = createRoute({
  getParentRoute,
  path: '/people/tokens',
  component: lazyRouteComponent(() => import('../access/admin/tokens-page.tsx'), 'TokensPage'),
})
const log = createRoute({
  getParentRoute,
  path: '/people/log',
  validateSearch: (search: Raw): { of?: (typeof logGroups)[number] } => ({ of: oneOf(logGroups, search.of) }),
  component: lazyRouteComponent(() => import('../access/admin/log-page.tsx'), 'LogPage'),
})

const mail = createRoute({
  getParentRoute,
  path: '/mail',
  component: lazyRouteComponent(() => import('../channel/admin/mail-page.tsx'), 'MailPage'),
})
const undelivered = createRoute({
  getParentRoute,
  path: '/mail/undelivered',
  component: lazyRouteComponent(() => import('../channel/admin/undelivered-page.tsx'), 'UndeliveredPage'),
})
const outbox = createRoute({
  getParentRoute,
  path: '/mail/outbox',
  validateSearch: (search: Raw): { mail?: string } => ({ mail: searchText(search.mail) }),
  component: lazyRouteComponent(() => import('../channel/admin/outbox-page.tsx'), 'OutboxPage'),
})

const history = createRoute({
  getParentRoute,
  path: '/history',
  component: lazyRouteComponent(() => import('../journal/history-page.tsx'), 'HistoryPage'),
})
const historyNew = createRoute({
  getParentRoute,
  path: '/history/new',
  component: lazyRouteComponent(() => import('../journal/new-import-page.tsx'), 'NewImportPage'),
})
const historyImport = createRoute({
  getParentRoute,
  path: '/history/$id',
  component: lazyRouteComponent(() => import('../journal/import-page.tsx'), 'HistoryImportPage'),
})

/** Everything under /admin. */
export const adminTree = admin.addChildren([
  path,
  organisation,
  unit,
  endUnit,
  mergeUnits,
  splitUnit,
  people,
  person,
  organisationImport,
  services,
  library,
  service,
  calendars,
  calendar,
  accounts,
  delegations,
  helpers,
  tokens,
  log,
  mail,
  undelivered,
  outbox,
  history,
  historyNew,
  historyImport,
])
