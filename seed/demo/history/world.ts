import type { ServiceDefinition } from '@huke/core/catalogue'
import type { CalendarRef, Calendars, Event, Id, Terms } from '@huke/core/commitment'
import type { DemoOffering } from '../catalogue.ts'
import type { DemoOrganisation } from '../model.ts'
import type { DemoStory } from '../story.ts'

/** A service of the demo company as it stands in the catalogue. */
export interface HistoryService {
  offering: DemoOffering
  id: Id
  version: number
  definition: ServiceDefinition
  calendar: CalendarRef
}

/** Where a year of history happens: the company, what it offers, how it talks and when it works. */
export interface HistoryWorld {
  organisation: DemoOrganisation
  story: DemoStory
  services: readonly HistoryService[]
  calendars: Calendars
  /** when people are at work */
  office: CalendarRef
  /** the standard of what no service covers */
  adHocTerms: Terms
}

/** One matter with all that came of it, the first commitment being the root. Events in order, as core decided them. */
export interface DemoCase {
  rootId: Id
  commitments: readonly DemoCommitment[]
}

export interface DemoCommitment {
  id: Id
  events: readonly Event[]
}
