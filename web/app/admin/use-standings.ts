import { useQueries, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { accountCountsQuery, may, useReader } from '../../access/index.ts'
import { calendarsQuery, calendarYearQuery } from '../../calendar/index.ts'
import { useAllServices } from '../../catalogue/index.ts'
import { mailSettingsQuery } from '../../channel/index.ts'
import { importsQuery } from '../../journal/index.ts'
import { unitsQuery } from '../../organisation/index.ts'
import { said, useLanguage, useNow } from '../../shared/index.ts'
import {
  calendarsStanding,
  historyStanding,
  mailStanding,
  organisationStanding,
  peopleStanding,
  servicesStanding,
} from './standings.ts'
import type { Standing } from './step.ts'
import { type StepKey, useSteps } from './steps.ts'

export interface StepSeen {
  readonly key: StepKey
  readonly standing: Standing | null
  readonly error: unknown
}

/** Where each of the reader's steps stands, as far as it is known yet. */
export function useStandings(): readonly StepSeen[] {
  const mine = useSteps()
  const open = (key: StepKey) => mine.some(step => step.key === key)
  const seen: Readonly<Record<StepKey, Omit<StepSeen, 'key'>>> = {
    organisation: useOrganisation(open('organisation')),
    services: useServices(open('services')),
    calendars: useCalendars(open('calendars')),
    people: usePeople(open('people')),
    mail: useMail(open('mail')),
    history: useHistory(open('history')),
  }
  return mine.map(({ key }) => ({ key, ...seen[key] }))
}

function useOrganisation(enabled: boolean) {
  const { data, error } = useQuery({ ...unitsQuery, enabled })
  return { standing: data ? organisationStanding(data.items) : null, error }
}

function useServices(enabled: boolean) {
  const reader = useReader()
  const { services, error } = useAllServices(enabled)
  return { standing: services && servicesStanding(services, !may(reader, 'catalogue.edit')), error }
}

function useCalendars(enabled: boolean) {
  const { t } = useTranslation()
  const language = useLanguage()
  const year = new Date(useNow()).getFullYear() + 1
  const { data, error } = useQuery({ ...calendarsQuery, enabled })
  const years = useQueries({ queries: (data?.items ?? []).map(({ id }) => calendarYearQuery(id, year)) })
  const named = (data?.items ?? []).flatMap(({ name }, index) => {
    const found = years[index]?.data
    return found === undefined ? [] : [{ name: said(name, language), year: found }]
  })
  const whole = data !== undefined && named.length === data.items.length
  return {
    standing: whole ? calendarsStanding(named, t('shared.comma')) : null,
    error: error ?? years.find(found => found.isError)?.error ?? null,
  }
}

function usePeople(enabled: boolean): Omit<StepSeen, 'key'> {
  const reader = useReader()
  const counts = may(reader, 'account.edit')
  const { data, error } = useQuery({ ...accountCountsQuery, enabled: enabled && counts })
  if (!counts) return { standing: elsewhere, error: null }
  if (reader.demo && data) return { standing: inDemo(data.people), error }
  return { standing: data ? peopleStanding(data) : null, error }
}

/** Accounts are the administrator's; an officer still looks after delegations. */
const elsewhere: Standing = {
  state: 'open',
  sentence: { key: 'app.admin.people.elsewhere' },
  lacks: [],
  next: { key: 'app.admin.people.delegations', to: '/admin/people' },
}

/** Nobody needs a password to look around. */
const inDemo = (people: number): Standing => ({
  state: 'done',
  sentence: { key: 'app.admin.people.demo', with: { people } },
  lacks: [],
  next: { key: 'app.admin.people.look', to: '/admin/people' },
})

function useMail(enabled: boolean) {
  const { data, error } = useQuery({ ...mailSettingsQuery, enabled })
  return { standing: data ? mailStanding(data) : null, error }
}

function useHistory(enabled: boolean) {
  const { data, error } = useQuery({ ...importsQuery, enabled })
  return { standing: data ? historyStanding(data.items) : null, error }
}
