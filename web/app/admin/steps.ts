import { may, useReader } from '../../access/index.ts'
import type { Session } from '../../api/index.ts'

/** The way from an empty installation to a working one, in the order in which each stands on the one before. */
export const steps = [
  { key: 'organisation', to: '/admin/organisation' },
  { key: 'services', to: '/admin/services' },
  { key: 'calendars', to: '/admin/calendars' },
  { key: 'people', to: '/admin/people' },
  { key: 'mail', to: '/admin/mail' },
  { key: 'history', to: '/admin/history' },
] as const
export type StepKey = (typeof steps)[number]['key']

const open: Readonly<Record<StepKey, (reader: Session) => boolean>> = {
  organisation: reader => may(reader, 'organisation.edit'),
  services: reader => may(reader, 'catalogue.edit') || reader.heads.length > 0,
  calendars: reader => may(reader, 'calendar.edit'),
  people: reader => may(reader, 'delegation.edit') || may(reader, 'admin-log.read'),
  mail: reader => may(reader, 'settings.edit'),
  history: reader => may(reader, 'history.import'),
}

/** The steps that are the reader's to take. */
export function useSteps(): readonly (typeof steps)[number][] {
  const reader = useReader()
  return steps.filter(step => open[step.key](reader))
}
