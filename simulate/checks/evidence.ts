import { sql } from 'kysely'
import type { Installation } from '../machine/installation.ts'
import type { Checked } from './check.ts'

const most = 5

export interface Evidence {
  readonly number: string
  readonly events: readonly unknown[]
  readonly clocks: readonly unknown[]
}

/** What the product has of the first matters with which something is wrong: its database goes with the run. */
export function evidenceOf(installation: Installation, checks: readonly Checked[]): Promise<readonly Evidence[]> {
  const named = checks.flatMap(({ wrong }) => wrong.flatMap(line => /^R\d\d-\d+(?=:)/.exec(line) ?? []))
  const numbers = [...new Set(named)].slice(0, most)
  return installation.look(sql<Evidence>`
    select number,
           (select json_agg(event order by seq) from journal j where j.commitment_id = c.id) as events,
           (select json_agg(k order by clock, run) from commitment_clock k where k.commitment_id = c.id) as clocks
      from commitment c where number = any(${numbers}::text[])`)
}
