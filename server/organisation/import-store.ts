import { dayWithoutAdministrator } from '@huke/core/access'
import {
  type Change,
  employedOn,
  type Grid,
  type ImportEnding,
  importEndings,
  type ImportOptions,
  type ImportProblem,
  type OrganisationState,
  planImport,
  readSheets,
} from '@huke/core/organisation'
import { type Kysely, sql, type Transaction } from 'kysely'
import { v7 } from 'uuid'
import { type DB, instant } from '../database/index.ts'
import { notFound, refused } from '../http/index.ts'
import type { World } from '../world.ts'
import { logAdmin } from './admin-log.ts'
import { type AdministratorTerm, administratorTerms, keepingAdministrator } from './administrators.ts'
import { applyChanges } from './apply.ts'
import { organisationDay } from './day.ts'
import { checkEndings, planEndings } from './import-endings.ts'
import { lockOrganisation } from './lock.ts'
import { lendingNothing } from './own-standing.ts'
import { fingerprint, organisationState } from './state-store.ts'

export interface Upload extends ImportOptions {
  readonly fileName: string
  readonly grids: readonly Grid[]
  readonly withAccounts: boolean
}

/** What a page can show; the rest is counted. */
const mostProblems = 2000

interface Result {
  readonly next: OrganisationState
  /** employee numbers of the file that get accounts */
  readonly accounts: readonly string[]
  /** units that end, and where their matters and services go */
  readonly endings: readonly ImportEnding[]
}

/** Compares a file with the organisation and keeps the outcome, writing nothing else. Answers the import's id. */
export async function tryImport({ db, now }: World, person: string, upload: Upload): Promise<string> {
  const { sheets, problems: unread, ignored } = readSheets(upload.grids)
  const { current, admins, today } = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async trx => ({
      current: await organisationState(trx, upload.day),
      admins: await administratorTerms(trx),
      today: await organisationDay(trx, now()),
    }))
  const plan = planImport(current, sheets, upload)
  const problems = [...unread, ...plan.problems, ...lastAdministrator(plan.next, admins, today)]
  const sound = problems.length === 0
  const named = new Set(sheets.filter(s => s.name === 'people').flatMap(s => s.rows.map(r => String(r.cells['code']))))
  const result: Result = {
    next: touchedBy(plan.changes, plan.next),
    accounts: upload.withAccounts
      ? plan.next.people.filter(p => named.has(p.code) && employedOn(p, upload.day)).map(p => p.code)
      : [],
    endings: importEndings(plan.changes, current, plan.next),
  }
  const id = v7()
  await db
    .insertInto('organisation_import')
    .values({
      id,
      person_id: person,
      created_at: instant(now()),
      file_name: upload.fileName,
      effective_on: upload.day,
      complete: upload.complete,
      with_accounts: upload.withAccounts,
      base: fingerprint(current),
      problems: JSON.stringify(inOrder(problems).slice(0, mostProblems)),
      changes: JSON.stringify(sound ? plan.changes : []),
      counts: JSON.stringify({ problems: problems.length, changes: counts(sound ? plan.changes : []), ignored }),
      result: sound ? JSON.stringify(result) : null,
    })
    .execute()
  return id
}

/** Writes an import all or not at all, if the organisation still is as it was when the file was checked. */
export async function applyImport({ db, now }: World, person: string, id: string): Promise<void> {
  await db.transaction().execute(async trx => {
    await lockOrganisation(trx)
    const row = await trx
      .selectFrom('organisation_import')
      .select(['effective_on', 'base', 'changes', 'result', 'applied_at', 'file_name', 'counts'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined) throw notFound()
    if (row.applied_at !== null) throw refused('organisation.import-applied')
    if (row.result === null) throw refused('organisation.import-has-problems')
    const current = await organisationState(trx, row.effective_on)
    if (fingerprint(current) !== row.base) throw refused('organisation.changed-meanwhile')
    const { next, accounts, endings } = row.result as Result
    await checkEndings(trx, endings, { person, at: now() })
    const given = await lendingNothing(trx, person, now(), () =>
      keepingAdministrator(trx, now(), async () => {
        await applyChanges(trx, row.changes as readonly Change[], next, current, row.effective_on)
        return makeAccounts(trx, accounts)
      }),
    )
    await planEndings(trx, endings, { day: row.effective_on, person, at: now() })
    await trx
      .updateTable('organisation_import')
      .set({ applied_at: instant(now()), applied_by: person, result: JSON.stringify({ accounts: given, endings }) })
      .where('id', '=', id)
      .execute()
    const detail = { file: row.file_name, effectiveOn: row.effective_on, counts: row.counts, accounts: given.length }
    await logAdmin(trx, { person, action: 'organisation.imported', subject: id, detail })
  })
}

/** Accounts that nobody can use until their first passwords are made. The login is the employee number. */
async function makeAccounts(trx: Transaction<DB>, codes: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ person: string }>`
    insert into account (person_id, login, must_change)
    select id, code, true from person where code = any(${codes}::text[])
        on conflict do nothing
    returning person_id as person`.execute(trx)
  return rows.map(row => row.person)
}

function lastAdministrator(
  next: OrganisationState,
  admins: readonly AdministratorTerm[],
  today: string,
): readonly ImportProblem[] {
  const codes = new Set(admins.map(admin => admin.code))
  const after = next.people.filter(p => codes.has(p.code)).map(p => ({ from: p.joined, to: p.left }))
  const day = dayWithoutAdministrator(admins, after, today)
  if (day === null) return []
  const expectation = `one of ${[...codes].slice(0, 5).join(', ')} employed on ${day}`
  return [{ sheet: '', row: null, column: null, value: '', code: 'import.last-administrator', expectation }]
}

function touchedBy(changes: readonly Change[], next: OrganisationState): OrganisationState {
  const codes = (subject: Change['subject']) => new Set(changes.filter(c => c.subject === subject).map(c => c.code))
  const [units, posts, people] = [codes('unit'), codes('post'), codes('person')]
  return {
    units: next.units.filter(u => units.has(u.code)),
    posts: next.posts.filter(p => posts.has(p.code)),
    people: next.people.filter(p => people.has(p.code)),
  }
}

const inOrder = (problems: readonly ImportProblem[]): readonly ImportProblem[] =>
  problems.toSorted((a, b) => a.sheet.localeCompare(b.sheet) || (a.row ?? 0) - (b.row ?? 0))

type Counts = Record<Change['subject'], Record<Change['what'], number>>

function counts(changes: readonly Change[]): Counts {
  const none = () => ({ added: 0, moved: 0, changed: 0, ended: 0 })
  const all: Counts = { unit: none(), post: none(), person: none() }
  for (const change of changes) all[change.subject][change.what]++
  return all
}

export interface ImportRow {
  readonly id: string
  readonly fileName: string
  readonly createdAt: number
  readonly effectiveOn: string
  readonly complete: boolean
  readonly withAccounts: boolean
  readonly appliedAt: number | null
  readonly passwordsGivenAt: number | null
  readonly counts: {
    readonly problems: number
    readonly changes: Counts
    readonly ignored: { sheet: string; column: string | null }[]
  }
  readonly accounts: number
  readonly endings: number
}

export async function readImport(db: Kysely<DB>, id: string): Promise<ImportRow> {
  const { rows } = await sql<ImportRow>`
    select id, file_name as "fileName", created_at as "createdAt", effective_on as "effectiveOn", complete,
           with_accounts as "withAccounts", applied_at as "appliedAt", passwords_given_at as "passwordsGivenAt", counts,
           coalesce(jsonb_array_length(result -> 'accounts'), 0) as accounts,
           coalesce(jsonb_array_length(result -> 'endings'), 0) as endings
      from organisation_import
     where id = ${id}`.execute(db)
  const row = rows[0]
  if (row === undefined) throw notFound()
  return row
}

/** Some of the problems or changes of an import, from a place on; one more than asked tells whether there are others. */
export async function readPart<T>(
  db: Kysely<DB>,
  id: string,
  part: 'problems' | 'changes',
  from: number,
  limit: number,
): Promise<readonly { readonly place: number; readonly item: T }[]> {
  const { rows } = await sql<{ place: number; item: T }>`
    select item.place, item.value as item
      from organisation_import i, jsonb_array_elements(i.${sql.ref(part)}) with ordinality as item (value, place)
     where i.id = ${id} and item.place > ${from}
     order by item.place
     limit ${limit + 1}`.execute(db)
  return rows
}
