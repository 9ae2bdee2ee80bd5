import { Temporal } from 'temporal-polyfill'
import type { Instant, LocalDate } from '../calendar/index.ts'
import type { Calendars, Commitment } from '../commitment/index.ts'
import { clockContributions } from './clock-contributions.ts'
import { closingContributions } from './closing-contributions.ts'
import type { Contribution } from './contribution.ts'
import { coverageContributions } from './coverage-contributions.ts'
import { isEmpty } from './counts.ts'
import { opinionContributions } from './opinion-contributions.ts'

/** Everything a commitment contributes as its events have made it. Nothing of what is void but what had gone wrong before. */
export function contributionsOf(c: Commitment, calendars: Calendars, timeZone: string): readonly Contribution[] {
  const dayOf = (at: Instant): LocalDate =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString()
  return [
    ...clockContributions(c, calendars, dayOf),
    ...closingContributions(c, calendars, dayOf),
    ...opinionContributions(c, dayOf),
    ...coverageContributions(c, dayOf),
  ].filter(contribution => !isEmpty(contribution.counts))
}
