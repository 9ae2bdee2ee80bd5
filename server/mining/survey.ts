import { caseHistory, columnsNeeded, eventsOfCase } from '@huke/core/mining'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { casesOf } from './cases.ts'
import { readEventLog } from './event-log.ts'
import type { HistoryImportOptions } from './import-types.ts'
import { mapEvents } from './map-events.ts'
import { rejectedFile } from './rejected-file.ts'

/** What an import would bring, read off the file alone. */
export interface HistorySurvey {
  readonly cases: number
  readonly events: number
  readonly rejected: number
  readonly outOfOrder: number
  /** cases that the log neither delivers nor cancels */
  readonly open: number
  readonly units: number
  readonly people: number
}

/** Reads a log to its end and writes nothing but the file of its rejected rows. Throws MiningFault where it cannot be read. */
export async function surveyHistory({
  source,
  map,
  rejectedFile: path,
}: Pick<HistoryImportOptions, 'source' | 'map' | 'rejectedFile'>): Promise<HistorySurvey> {
  const log = await readEventLog(source, { ...map.file, needs: columnsNeeded(map) })
  const rejected = await rejectedFile(path, log.detected.columns)
  const tempFolder = await mkdtemp(join(tmpdir(), 'huke-survey-'))
  const survey = { cases: 0, events: 0, rejected: 0, outOfOrder: 0, open: 0 }
  const names = { units: new Set<string>(), people: new Set<string>() }
  const context = {
    importId: '',
    calendar: { id: '', version: 1 },
    service: null,
    promises: map.acts.promised !== undefined,
    unit: (name: string) => (names.units.add(name), name),
    person: (name: string) => (name === '' ? null : (names.people.add(name), name)),
  }
  try {
    const mapped = mapEvents(log, map, rejection => {
      survey.rejected += 1
      return rejected.add(rejection)
    })
    for await (const { events } of casesOf(mapped, { tempFolder })) {
      const told = eventsOfCase(caseHistory(map, events), context)
      survey.cases += 1
      survey.events += events.length
      survey.outOfOrder += told.outOfOrder ? 1 : 0
      survey.open += told.events.some(e => e.type === 'delivered' || e.type === 'withdrawn') ? 0 : 1
    }
  } finally {
    await rejected.close()
    await rm(tempFolder, { recursive: true, force: true })
  }
  return { ...survey, units: names.units.size, people: names.people.size }
}
