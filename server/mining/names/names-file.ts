import type { Id } from '@huke/core/commitment'
import { nameKey } from '@huke/core/mining'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '../../database/index.ts'
import { byteOrderMark, csvLines, streamDurably } from '../../file/index.ts'
import { refused, type RefusedValue } from '../../http/index.ts'
import { readEventLog } from '../event-log.ts'
import { answerNames, type DoubtfulName, doubtfulNames, type NameAnswer } from './doubtful.ts'
import type { Meaning } from './name-store.ts'
import { otherName, type ShownName, shownNames, somebodyElse } from './shown.ts'

const columns = ['kind', 'name', 'unit', 'why', 'choices', 'same as'] as const
const atOnce = 500

/** Writes the file of names where there are some, and answers the first of them. */
export async function namesToConfirm(db: Kysely<DB>, importId: Id, path: string): Promise<readonly ShownName[]> {
  const first = await doubtfulNames(db, importId, null, mostShown)
  if (first.length > 0) await writeNamesFile(db, importId, path)
  return shownNames(db, first)
}

const mostShown = 20

/**
 * Writes the doubtful names as a CSV to be edited and given back. The last column says whom a name means: the number or code of
 * one of the choices, or of anybody of the organisation, `name:` and another name of the log, or `new`; it holds what is
 * proposed.
 */
async function writeNamesFile(db: Kysely<DB>, importId: Id, path: string): Promise<void> {
  await streamDurably(path, lines(db, importId))
}

async function* lines(db: Kysely<DB>, importId: Id): AsyncGenerator<string> {
  yield byteOrderMark + csvLines([columns])
  let after: readonly [string, string] | null = null
  for (;;) {
    const names: readonly DoubtfulName[] = await doubtfulNames(db, importId, after, atOnce)
    const last = names.at(-1)
    if (last === undefined) return
    const shown = await shownNames(db, names)
    yield csvLines(shown.map(n => [n.kind, n.name, n.unit ?? '', n.doubt, n.choices, n.same]))
    after = [last.kind, last.name]
  }
}

interface Line {
  readonly line: number
  readonly kind: string
  readonly name: string
  readonly same: string
}

/** Takes the answers of such a file; names that are not asked about any more are passed over. Refused as a whole, by line. */
export async function takeNamesFile(trx: Transaction<DB>, importId: Id, path: string): Promise<void> {
  const log = await readEventLog({ path }, { format: 'csv', needs: ['kind', 'name', 'same as'] })
  let some: Line[] = []
  for await (const row of log) {
    const { kind = '', name = '', 'same as': same = '' } = row.fields
    some.push({ line: row.line, kind, name, same: same.trim() })
    if (some.length < atOnce) continue
    await takeLines(trx, importId, some)
    some = []
  }
  await takeLines(trx, importId, some)
}

async function takeLines(trx: Transaction<DB>, importId: Id, given: readonly Line[]): Promise<void> {
  const asked = await askedAbout(trx, importId, given)
  const codes = await idsByCode(trx, given)
  const wrong: RefusedValue[] = []
  const answers: (NameAnswer & { readonly line: number })[] = []
  for (const { line, kind, name, same } of given) {
    if ((kind !== 'unit' && kind !== 'person') || !asked.has(`${kind} ${name}`)) continue
    const answer = meaningIn(same, code => codes(kind, code))
    if (answer === null) wrong.push({ place: `line ${line}`, value: same, expectation: expected })
    else answers.push({ line, kind, name, answer })
  }
  if (wrong.length > 0) throw refused('mining.names-file', ...wrong)
  await answerNames(trx, importId, answers, index => `line ${answers[index]?.line ?? ''}`)
}

const expected = {
  zh: `工号或部门编码、${otherName} 加日志中的另一个名称，或 ${somebodyElse}`,
  en: `a number or code, ${otherName} and another name of the log, or ${somebodyElse}`,
}

function meaningIn(text: string, idOf: (code: string) => Id | null): Meaning | null {
  if (text.toLowerCase() === somebodyElse) return { new: true }
  if (text.startsWith(otherName)) return { name: text.slice(otherName.length) }
  const id = idOf(text)
  return id === null ? null : { id }
}

async function askedAbout(trx: Transaction<DB>, importId: Id, given: readonly Line[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ kind: string; name: string }>`
    select kind, name from history_name
     where import_id = ${importId} and unit_id is null and person_id is null and doubt is not null
       and name = any(${given.map(line => line.name)}::text[])`.execute(trx)
  return new Set(rows.map(row => `${row.kind} ${row.name}`))
}

/** By code; a spreadsheet may have taken the zeros off the front, so that also finds the only one that is alike but for them. */
async function idsByCode(
  trx: Transaction<DB>,
  given: readonly Line[],
): Promise<(kind: 'unit' | 'person', code: string) => Id | null> {
  const wanted = given.map(line => line.same)
  const bare = wanted.map(nameKey)
  const { rows } = await sql<{ kind: string; id: Id; code: string }>`
    select 'person' as kind, id, code from person
     where code = any(${wanted}::text[]) or ltrim(code, '0') = any(${bare}::text[])
     union all
    select 'unit', id, code from unit
     where code = any(${wanted}::text[]) or ltrim(code, '0') = any(${bare}::text[])`.execute(trx)
  return (kind, code) => {
    const own = rows.filter(row => row.kind === kind)
    const alike = own.filter(row => nameKey(row.code) === nameKey(code))
    return own.find(row => row.code === code)?.id ?? (alike.length === 1 ? (alike[0]?.id ?? null) : null)
  }
}
