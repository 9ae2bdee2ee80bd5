import type { Answer, CalendarYear, ServiceLine, UnitLine } from '../../api/index.ts'
import type { ImportLine } from '../../journal/index.ts'
import { some, type Standing, words } from './step.ts'

export function organisationStanding(units: readonly UnitLine[]): Standing {
  const people = units.reduce((sum, unit) => sum + unit.size, 0)
  if (units.length <= 1 && people <= 1) {
    return {
      state: 'missing',
      sentence: words('organisation', 'empty'),
      lacks: [],
      next: { key: 'app.admin.organisation.import', to: '/admin/organisation/import' },
    }
  }
  const headless = units.filter(unit => unit.head === null)
  return {
    state: headless.length > 0 ? 'missing' : 'done',
    sentence: words('organisation', 'has', { units: units.length, people }),
    lacks: some(headless.length, words('organisation', 'headless', { count: headless.length })),
    next: { key: 'app.admin.organisation.look', to: '/admin/organisation' },
  }
}

export function servicesStanding(services: readonly ServiceLine[], mine: boolean): Standing {
  const offered = services.filter(service => service.retiredAt === null)
  if (offered.length === 0) {
    return {
      state: 'missing',
      sentence: words('services', mine ? 'empty-mine' : 'empty'),
      lacks: [],
      next: { key: 'app.admin.services.pick', to: '/admin/services/library' },
    }
  }
  const lacking = (what: ServiceLine['missing'][number]) =>
    offered.filter(service => service.missing.includes(what)).length
  const lacks = (['resolution', 'response', 'checklist', 'sop'] as const).flatMap(what =>
    some(lacking(what), words('services', `no-${what}`, { count: lacking(what) })),
  )
  return {
    state: lacks.length > 0 ? 'missing' : 'done',
    sentence: words('services', mine ? 'has-mine' : 'has', {
      count: offered.length,
      units: new Set(offered.map(service => service.unit.id)).size,
    }),
    lacks,
    next: { key: 'app.admin.services.look', to: '/admin/services' },
  }
}

export interface NamedYear {
  readonly name: string
  readonly year: CalendarYear
}

/** Next year's official days are published late in this one; clocks that reach into it wait for them. */
export function calendarsStanding(calendars: readonly NamedYear[], between: string): Standing {
  const late = calendars.filter(calendar => calendar.year.officialMissing)
  const nextYear = calendars[0]?.year.year ?? 0
  const published = calendars.some(calendar => calendar.year.officialPublished)
  const names = late.map(calendar => calendar.name).join(between)
  const lack = words('calendars', published ? 'not-added' : 'not-published', { year: nextYear, names })
  return {
    state: late.length > 0 && published ? 'missing' : 'done',
    sentence: words('calendars', calendars.length > 0 ? 'has' : 'empty', { count: calendars.length }),
    lacks: some(late.length, lack),
    next: { key: 'app.admin.calendars.look', to: '/admin/calendars' },
  }
}

export function peopleStanding(counts: Answer<'/account-counts'>): Standing {
  const { people, withoutAccount, withoutPassword, administrators, officers } = counts
  const lacks = [
    ...some(withoutAccount, words('people', 'without-account', { count: withoutAccount })),
    ...some(withoutPassword, words('people', 'without-password', { count: withoutPassword })),
    ...some(officers === 0 ? 1 : 0, words('people', 'no-officer')),
    ...some(administrators === 1 ? 1 : 0, words('people', 'one-administrator')),
  ]
  return {
    state: lacks.length > 0 ? 'missing' : 'done',
    sentence: words('people', 'has', { people, ready: people - withoutAccount - withoutPassword }),
    lacks,
    next: { key: 'app.admin.people.look', to: '/admin/people' },
  }
}

export function mailStanding(settings: Answer<'/mail/settings'>): Standing {
  const { source, trouble, undelivered, withoutAddress, isOriginSet } = settings
  if (source === 'demo') {
    return {
      state: 'done',
      sentence: words('mail', 'demo'),
      lacks: [],
      next: { key: 'app.admin.mail.outbox', to: '/admin/mail/outbox' },
    }
  }
  if (source === 'none') {
    return {
      state: 'open',
      sentence: words('mail', 'empty'),
      lacks: [],
      next: { key: 'app.admin.mail.set', to: '/admin/mail' },
    }
  }
  const lacks = [
    ...some(trouble === null ? 0 : 1, words('mail', 'trouble')),
    ...some(undelivered, words('mail', 'undelivered', { count: undelivered })),
    ...some(withoutAddress, words('mail', 'without-address', { count: withoutAddress })),
    ...some(isOriginSet ? 0 : 1, words('mail', 'no-origin')),
  ]
  const seen = trouble === null && undelivered > 0
  return {
    state: lacks.length > 0 ? 'missing' : 'done',
    sentence: words('mail', 'has', { host: settings.server?.host ?? '' }),
    lacks,
    next: { key: 'app.admin.mail.look', to: seen ? '/admin/mail/undelivered' : '/admin/mail' },
  }
}

/** What was undone is as if it had never been. */
export function historyStanding(all: readonly ImportLine[]): Standing {
  const imports = all.filter(line => line.state !== 'undone')
  const running = imports.filter(line => line.state === 'running' || line.state === 'waiting')
  const broken = imports.filter(line => line.state === 'failed' || line.state === 'stopped')
  const asking = imports.filter(line => line.state === 'asking')
  const cases = imports.reduce((sum, line) => sum + line.cases, 0)
  const sentence =
    imports.length === 0 ? words('history', 'empty') : words('history', 'has', { count: imports.length, cases })
  return {
    state: broken.length + asking.length > 0 ? 'missing' : imports.length === 0 ? 'open' : 'done',
    sentence,
    lacks: [
      ...some(running.length, words('history', 'running', { count: running.length })),
      ...some(broken.length, words('history', 'broken', { count: broken.length })),
      ...some(asking.length, words('history', 'asking', { count: asking.length })),
    ],
    next: { key: `app.admin.history.${imports.length === 0 ? 'import' : 'look'}`, to: '/admin/history' },
  }
}
