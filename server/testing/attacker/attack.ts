import { sql } from 'kysely'
import { between, pickWeighted } from '../../../seed/random.ts'
import { releaseAnswers } from '../../evaluation/index.ts'
import { raterOf } from '../../evaluation/pseudonym.ts'
import { closeMonths, projectScorecards } from '../../scorecard/index.ts'
import { type Company, openCompany } from '../histories/company.ts'
import { employed } from '../histories/living.ts'
import { peopleSteps } from '../histories/people-steps.ts'
import { unitSteps } from '../histories/unit-steps.ts'
import { workSteps } from '../histories/work-steps.ts'
import { allElse } from '../all-else.ts'
import { testSecret } from '../secret.ts'
import type { Template } from '../template.ts'
import { type Leak, leakAnswer, leakRelease } from './leaks.ts'
import { differing, figures, outlook } from './outlook.ts'
import { answer, type Asked, serve } from './serve.ts'
import { asOwner, without } from './without.ts'

export interface AttackOptions {
  readonly seed: string
  readonly rounds: number
  readonly readers: number
  /** how many answers are turned after the release */
  readonly turns: number
  /** a protection that is switched off */
  readonly leak?: Leak
  /** a server other than that of the tests */
  readonly on?: Template
}

export interface Attack {
  readonly seed: string
  readonly answers: number
  /** of answers that are in no group, or in one of one opinion: how many were turned */
  readonly turned: number
  /** how somebody was found out; empty where nobody was */
  readonly found: readonly string[]
}

const steps = [...workSteps, ...peopleSteps, ...unitSteps]
const dayMs = 86_400_000

/**
 * A company works, changes and gives answers that aren't named, and everybody in it looks for traces of them:
 *
 * - giving or changing one changes nothing in the database but what is kept of answers;
 * - what everybody reads is the same, byte for byte, in the world in which others' answers were never given, until they are
 *   released;
 * - after the release, an answer that is in no group or in one of one opinion may be turned without any figure changing.
 */
export async function attack({ seed, rounds, readers, turns, leak, on }: AttackOptions): Promise<Attack> {
  const company = await openCompany(seed, on)
  const found: string[] = []
  const asked: Asked[] = []
  const readAt = between(company.random, Math.floor(rounds / 2), rounds - 1)
  let answers = 0
  try {
    for (let round = 1; round <= rounds && found.length === 0; round++) {
      await pickWeighted(company.random, steps, one => one.weight).run(company)
      const one = await serve(company)
      if (one !== null) asked.push(one)
      await company.settle()
      if (one !== null && company.random() < 0.9) {
        answers++
        found.push(...(await traced(company, one, leak ?? null)))
      }
      if (round === readAt) found.push(...(await read(company, readers)))
    }
    await endMonths(company, leak ?? null)
    const after = found.length === 0 ? await turning(company, turns, leak ?? null) : { turned: 0, found: [] }
    return { seed, answers, turned: after.turned, found: [...found, ...after.found] }
  } finally {
    await company.close()
  }
}

/** An answer, and now and then another in its place, leaves the rest of the database as it was. */
async function traced(company: Company, one: Asked, leak: Leak | null): Promise<readonly string[]> {
  const before = await allElse(company.database.db)
  for (const good of company.random() < 0.2 ? [true, false] : [company.random() < 0.8]) {
    const status = await answer(company, one, good)
    if (status !== 200) return [`an answer was refused with ${status}`]
    await leakAnswer(company, leak, one.matter)
  }
  return (await allElse(company.database.db)) === before
    ? []
    : [`${one.person} answered about ${one.matter}: the database tells`]
}

/** Everybody looks at everything, with the answers of others and without. */
async function read(company: Company, most: number): Promise<readonly string[]> {
  await projectScorecards(company.database.db, company.clock.now)
  const people = (await employed(company)).filter(p => p.able)
  const all = await company.rows(sql<{ id: string; rater: string; attribution: string }>`
    select id, rater, case when commitment_id is null then 'anonymous' else 'named-to-auditors' end as attribution from answer`)
  const found: string[] = []
  for (const reader of people.slice(0, most)) {
    const others = all.filter(({ rater }) => rater !== raterOf(testSecret, reader.id)).map(({ id }) => id)
    const seen = await outlook(company, reader.id)
    const seenWithout = await without(company, others, () => outlook(company, reader.id))
    found.push(...differing(seen, seenWithout).map(url => `${reader.code} reads of others' answers at ${url}`))
  }
  return found
}

/** Months end: what was said in them is released, and they become final. */
async function endMonths(company: Company, leak: Leak | null): Promise<void> {
  const { db } = company.database
  company.clock.now += 70 * dayMs
  await projectScorecards(db, company.clock.now)
  await releaseAnswers(db, company.clock.now)
  await closeMonths(db, company.clock.now)
  await leakRelease(company, leak)
}

/** Whether a figure tells of an answer that no group hides, or whose group was of one opinion. */
async function turning(
  company: Company,
  most: number,
  leak: Leak | null,
): Promise<{ turned: number; found: readonly string[] }> {
  const candidates = await company.rows(sql<{ id: string; score: number }>`
    select id, (evaluation ->> 'score')::int as score from answer a
     where counted and not exists (select from answer later where later.giver = a.giver and later.customer = a.customer
                                      and later.delivery = a.delivery and later.revision > a.revision)
       and (cell_id is null or (select count(distinct evaluation ->> 'score') from answer b where b.cell_id = a.cell_id) = 1)
     order by matter limit ${most}`)
  const before = await figures(company)
  const found: string[] = []
  for (const { id, score } of candidates) {
    await turn(company, id, 1 - score, leak)
    if ((await figures(company)) !== before) found.push(`a figure tells of the answer ${id}`)
    await turn(company, id, score, leak)
  }
  return { turned: candidates.length, found }
}

async function turn(company: Company, id: string, score: number, leak: Leak | null): Promise<void> {
  const to = JSON.stringify({ score })
  await asOwner(company, sql`update answer set evaluation = evaluation || ${to}::jsonb where id = ${id}::uuid`)
  await asOwner(company, sql`update answer set cell_id = null`)
  await asOwner(company, sql`delete from answer_cell`)
  await asOwner(company, sql`delete from answer_release`)
  await releaseAnswers(company.database.db, company.clock.now)
  await leakRelease(company, leak)
}
