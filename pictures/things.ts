import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { repositoryFolder } from '../server/config.ts'
import type { Api } from '../e2e/company.ts'
import { signIn } from './sign-in.ts'

/** What a page may be about. */
export type Thing = 'open' | 'closed' | 'service' | 'unit' | 'person' | 'calendar' | 'check' | 'mail' | 'history'

interface Items {
  readonly items: readonly { readonly id: string; readonly code?: string }[]
}

/** One of each, found in the demo or, where it has none, made: what an import looks like is worth a picture too. */
export async function findThings(address: string): Promise<ReadonlyMap<Thing, string>> {
  const [officer, administrator] = [await signIn(address, 'officer'), await signIn(address, 'administrator')]
  return new Map<Thing, string>([
    ['unit', await find(officer, '/units', 'it')],
    ['person', await find(officer, '/people?q=周敏')],
    ['service', await find(officer, '/services?all=true&limit=200', 'it-laptop')],
    ['calendar', await find(officer, '/calendars', 'cn-standard')],
    ['mail', await causeMail(await signIn(address, 'staff'), administrator)],
    ['check', await checkOrganisation(address, administrator)],
    ['history', await importHistory(address, officer)],
  ])
}

/** Matters that the reader may see, where there are any. */
export async function findMatters(reader: Api): Promise<ReadonlyMap<Thing, string>> {
  return new Map<Thing, string>([
    ['open', await find(reader, '/commitments?view=all&state=promised')],
    ['closed', await find(reader, '/commitments?view=all&state=accepted')],
  ])
}

/** A word to whoever owes something, of which they are told by mail. */
async function causeMail(customer: Api, administrator: Api): Promise<string> {
  const matter = await find(customer, '/commitments?view=owed-to-me&state=promised')
  const { version } = await customer<{ version: number }>('GET', `/commitments/${matter}`)
  const act = { kind: 'comment', words: '什么时候能好？' }
  await customer('POST', `/commitments/${matter}/acts`, { version, act })
  await until(async () => (await administrator<Items>('GET', '/mail/outbox')).items.length > 0)
  return find(administrator, '/mail/outbox')
}

async function find(reader: Api, list: string, code?: string): Promise<string> {
  const { items } = await reader<Items>('GET', list)
  const found = code === undefined ? items[0] : items.find(item => item.code === code)
  if (found === undefined) throw new Error(`the demo has nothing in ${list}`)
  return found.id
}

/** The organisation as it is, taken for a new one: a check without errors. */
async function checkOrganisation(address: string, { cookie }: Api): Promise<string> {
  const table = await fetch(`${address}/api/v1/organisation/export`, { headers: { cookie } })
  return upload(`${address}/api/v1/organisation/imports`, cookie, '组织.xlsx', await table.blob())
}

async function importHistory(address: string, officer: Api): Promise<string> {
  const sample = await readFile(path.join(repositoryFolder, 'seed', 'history-maps', 'samples', 'zammad.csv'))
  const id = await upload(`${address}/api/v1/history-imports`, officer.cookie, 'zammad.csv', new Blob([sample]), {
    mapName: 'zammad',
  })
  await until(async () => (await officer<{ state: string }>('GET', `/history-imports/${id}`)).state === 'done')
  return id
}

/** What a job does, a moment after it was asked for. */
async function until(done: () => Promise<boolean>): Promise<void> {
  for (let tried = 0; tried < 150 && !(await done()); tried++) await setTimeout(200)
}

async function upload(
  url: string,
  cookie: string,
  name: string,
  content: Blob,
  fields: Readonly<Record<string, string>> = {},
): Promise<string> {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  form.set('file', content, name)
  const response = await fetch(url, { method: 'POST', headers: { cookie }, body: form })
  const answer = (await response.json()) as { id?: string }
  if (answer.id === undefined) throw new Error(`${url}: ${response.status} ${JSON.stringify(answer)}`)
  return answer.id
}
