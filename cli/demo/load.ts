import type { Instant } from '@huke/core/calendar'
import { type DemoOrganisation, demoOrganisation } from '@huke/seed/demo'
import { ensureCalendars } from '@huke/server/calendar'
import { releaseAnswers } from '@huke/server/evaluation'
import { lockOrganisation, organisationDay } from '@huke/server/organisation'
import { projectScorecards } from '@huke/server/scorecard'
import type { World } from '@huke/server/world'
import { sql } from 'kysely'
import { insertCatalogue } from './catalogue.ts'
import { writeHistory } from './history.ts'
import { writeNotices } from './notices.ts'
import { insertOrganisation } from './organisation.ts'
import { insertPeople } from './people.ts'
import { lockProgress, type Progress, readProgress, saveProgress } from './progress.ts'
import { saveSettings } from './settings.ts'

/**
 * Loads the demo company and its last year into an empty database; goes on where an earlier load was killed, and does nothing
 * where one has ended. The company comes in one transaction, the history in batches that each note how far they came.
 */
export async function loadDemo(world: World): Promise<void> {
  const { db, log } = world
  const known = await readProgress(db)
  if (known?.done) return
  const started = performance.now()
  log.info('loading the demo organisation')
  await ensureCalendars(db)
  const { now } = known ?? (await loadCompany(world))
  const { cases, commitments, recent } = await writeHistory(world, await companyAt(world, now), now)
  log.info({ cases, commitments }, 'history written')
  await writeNotices(world, recent, now)
  await projectScorecards(db, now)
  await releaseAnswers(db, now)
  await saveProgress(db, { now, cases, done: true })
  log.info({ seconds: Math.round((performance.now() - started) / 100) / 10 }, 'demo organisation loaded')
}

/** Settings, units, people, offices and services: all of it or nothing. */
async function loadCompany(world: World): Promise<Progress> {
  const now = Math.floor(world.now() / 1000) * 1000
  const company = await companyAt(world, now)
  return world.db.transaction().execute(async trx => {
    await lockOrganisation(trx)
    if ((await readProgress(trx)) !== null) return lockProgress(trx)
    const { rows } = await sql<{ used: boolean }>`select exists (select from person) as used`.execute(trx)
    if (rows[0]?.used) throw new Error('the demo is loaded into an empty installation only')
    await saveSettings(trx, company)
    await insertOrganisation(trx, company)
    await insertPeople(trx, company)
    await insertCatalogue(trx)
    const progress: Progress = { now, cases: 0, done: false }
    await saveProgress(trx, progress)
    return progress
  })
}

async function companyAt({ db }: World, now: Instant): Promise<DemoOrganisation> {
  return demoOrganisation(await organisationDay(db, now))
}
