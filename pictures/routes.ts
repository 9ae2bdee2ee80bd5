import type { Thing } from './things.ts'

export interface Route {
  /** as the web's route table has it */
  readonly path: string
  /** what stands for $id, one picture each */
  readonly ids?: readonly Thing[]
  /** what else stands in the address, one picture each; `$thing` there is its id */
  readonly search?: readonly string[]
  /** for whoever is not signed in; `empty` in an installation that holds nothing yet */
  readonly visitor?: 'demo' | 'empty'
}

/** Every page there is. */
export const routes: readonly Route[] = [
  { path: '/sign-in', visitor: 'demo' },
  { path: '/setup', visitor: 'empty' },
  { path: '/' },
  { path: '/work', search: ['', '?view=unit-owes', '?view=owed-to-me', '?view=all'] },
  { path: '/requests' },
  { path: '/notifications' },
  { path: '/commitments/$id', ids: ['open', 'closed'] },
  { path: '/catalogue', search: ['', '?q=电脑'] },
  { path: '/services/$id', ids: ['service'] },
  { path: '/services/$id/request', ids: ['service'] },
  { path: '/ask', search: ['?unit=$unit'] },
  { path: '/units' },
  { path: '/units/$id', ids: ['unit'] },
  { path: '/units/$id/staff', ids: ['unit'] },
  { path: '/units/$id/commitments', ids: ['unit'], search: ['?measure=on-time&role=supplier&part=missed'] },
  { path: '/people/$id', ids: ['person'] },
  { path: '/scorecard' },
  {
    path: '/me',
    search: ['', '?part=mail', '?part=password', '?part=second-factor', '?part=delegations', '?part=tokens'],
  },
  { path: '/$', search: ['nothing-here'] },
  { path: '/admin' },
  { path: '/admin/organisation' },
  { path: '/admin/organisation/units/$id', ids: ['unit'] },
  { path: '/admin/organisation/units/$id/end', ids: ['unit'] },
  { path: '/admin/organisation/units/$id/merge', ids: ['unit'] },
  { path: '/admin/organisation/units/$id/split', ids: ['unit'] },
  { path: '/admin/organisation/people' },
  { path: '/admin/organisation/people/$id', ids: ['person'] },
  { path: '/admin/organisation/import', search: ['', '?check=$check'] },
  { path: '/admin/services' },
  { path: '/admin/services/library' },
  { path: '/admin/services/$id', ids: ['service'] },
  { path: '/admin/calendars' },
  { path: '/admin/calendars/$id', ids: ['calendar'] },
  { path: '/admin/people' },
  { path: '/admin/people/delegations' },
  { path: '/admin/people/helpers' },
  { path: '/admin/people/tokens' },
  { path: '/admin/people/log', search: ['', '?of=session'] },
  { path: '/admin/mail' },
  { path: '/admin/mail/undelivered' },
  { path: '/admin/mail/outbox', search: ['', '?mail=$mail'] },
  { path: '/admin/history' },
  { path: '/admin/history/new' },
  { path: '/admin/history/$id', ids: ['history'] },
]
