import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Event } from '@huke/core/commitment'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projecting, renewProjections, settleAnswers } from '../commitment/index.ts'
import { answerDifferences } from '../evaluation/index.ts'
import { askingCompany, type AskingCompany } from '../testing/asking-company.ts'
import { settled, testSecret } from '../testing/index.ts'
import { convertJournal, type Difference, exportSeals, importSeals, sealJournal, verifyJournal } from './index.ts'

let company: AskingCompany
let commitment: string
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'huke-convert-'))
  company = await askingCompany()
  commitment = await company.served('anonymous', 'S1')
  await company.served('named', 'S2')
  await seal()
  await asBefore()
})
afterAll(async () => {
  await company.close()
  await rm(folder, { recursive: true })
})

const seal = async () => {
  await settled(company.database.db)
  await sealJournal(company.database.db, company.clock.now)
}

/** As an earlier release left it: without salts, an anonymous answer among the rows of its matter, and in its state. */
async function asBefore(): Promise<void> {
  const { db } = company.database
  const event: Event = {
    type: 'evaluated',
    evaluation: { score: 0, scale: 'good-bad', words: '太慢' },
    at: company.clock.now,
    by: { person: null, as: 'customer' },
  }
  await sql`alter table journal disable trigger user`.execute(db)
  await sql`update journal set salt = ''`.execute(db)
  await sql`
    insert into journal (root_id, seq, commitment_id, type, at, recorded_at, event, salt, prev_hash, hash)
    select root_id, seq + 1, root_id, 'evaluated', now(), now(), ${JSON.stringify(event)}::jsonb, '', hash, 'old'
      from journal_root where root_id = ${commitment}::uuid`.execute(db)
  await sql`update journal_root set seq = seq + 1, hash = 'old' where root_id = ${commitment}::uuid`.execute(db)
  await sql`alter table journal enable trigger user`.execute(db)
  await sql`update commitment set version = version + 1, state_data = jsonb_set(state_data, '{evaluations}', '[{"score": 0}]')
             where id = ${commitment}::uuid`.execute(db)
  await sql`delete from setting where key = 'projections'`.execute(db)
}

const convert = () => convertJournal(company.database.db, settleAnswers(testSecret, company.clock.now), () => {})

async function differences(exported?: string): Promise<readonly Difference[]> {
  const { db } = company.database
  const found: Difference[] = []
  await verifyJournal(db, {
    projecting,
    contentHash: async sha256 => sha256,
    onDifference: difference => void found.push(difference),
    ...(exported === undefined ? {} : { exported: importSeals(exported) }),
  })
  for await (const difference of answerDifferences(db)) found.push(difference)
  return found
}

test('a journal of an earlier release is written anew, its answers without a name taken out, and goes on from its old head', async () => {
  const { db } = company.database
  const before = `${folder}/before`
  await exportSeals(db, before)
  const { rows: heads } = await sql<{ hash: string }>`select hash from journal_seal order by number desc`.execute(db)
  await convert()
  await renewProjections(db, () => {})
  await seal()
  expect(await differences(before)).toEqual([])
  const { rows: seals } = await sql<{
    prev_hash: string
  }>`select prev_hash from journal_seal order by number desc`.execute(db)
  expect(seals[0].prev_hash).toBe(heads[0].hash)
  const { rows } = await sql`select from journal where salt = '' or type = 'evaluated' or hash = 'old'`.execute(db)
  expect(rows).toEqual([])
  const page = await company.good('S1', 'GET', `/commitments/${commitment}`)
  expect(page.evaluations).toMatchObject([{ score: 0, words: '太慢', by: { code: 'S1' } }])
  expect((await company.good('SERVES', 'GET', `/commitments/${commitment}`)).evaluations).toEqual([])
})

test('once is enough', async () => {
  const rows = async () => (await sql`select id, hash from journal order by id`.execute(company.database.db)).rows
  const before = await rows()
  await convert()
  expect(await rows()).toEqual(before)
})

test('a seal exported before that says it no longer is what it was is told', async () => {
  const forged = `${folder}/forged`
  await writeFile(forged, (await readFile(`${folder}/before`, 'utf8')).replace(/"hash":"../, '"hash":"zz'))
  expect((await differences(forged)).map(d => d.what)).toEqual(['seal'])
})
