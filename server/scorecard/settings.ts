import type { MeasureName } from '@huke/core/scorecard'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../database/index.ts'

export interface ScorecardSettings {
  /** IANA name; decides on which day a closing counts */
  readonly timeZone: string
  /** so many different people must have answered before an opinion is shown */
  readonly minimumGroup: number
  /** days after its end at which a month becomes final */
  readonly finalAfterDays: number
  /** the lines drawn in charts, where the organisation has set one */
  readonly standards: Partial<Record<MeasureName, number>>
}

const defaults: ScorecardSettings = {
  timeZone: 'Asia/Shanghai',
  minimumGroup: 5,
  finalAfterDays: 20,
  standards: { 'on-time': 0.95 },
}

/** Settings `timeZone`, `minimumGroup`, `finalAfterDays` and `standards` (measure name → value). */
export async function readSettings(db: Kysely<DB>): Promise<ScorecardSettings> {
  const { rows } = await sql<{ settings: Partial<ScorecardSettings> }>`
    select coalesce(jsonb_object_agg(key, value), '{}') as settings
      from setting where key in ('timeZone', 'minimumGroup', 'finalAfterDays', 'standards')`.execute(db)
  return { ...defaults, ...rows[0].settings }
}
