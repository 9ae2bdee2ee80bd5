import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { repositoryFolder } from '../server/config.ts'
import { connectEmbedded, type Database, openDatabase } from '../server/database/index.ts'
import { quiet } from '../server/testing/throw-away-server.ts'
import type { Installation } from './installation.ts'
import type { Entry } from './ledger.ts'
import { untilRested } from './rest.ts'

/** What must not be, after all that was done to it; empty where all holds. */
export async function check({ folder, mail }: Installation, entries: readonly Entry[]): Promise<readonly string[]> {
  const { connection, stop } = await connectEmbedded({ folder: path.join(folder, 'database'), log: quiet })
  const database = openDatabase(connection)
  try {
    return [
      ...(await untilRested(database)),
      ...(await verified(folder)),
      ...(await kept(database, entries)),
      ...(await filesKept(entries)),
      ...(await twiceTold(database)),
      ...twiceSent(mail.mails.map(({ messageId, rcpt }) => `${messageId} to ${rcpt}`)),
    ]
  } finally {
    await database.close()
    await stop()
  }
}

async function verified(folder: string): Promise<readonly string[]> {
  const command = [path.join(repositoryFolder, 'cli', 'huke.ts'), 'verify']
  const environment = { ...process.env, HUKE_DATA: folder }
  return promisify(execFile)(process.execPath, command, { env: environment }).then(
    () => [],
    ({ stdout, stderr }) => [`verify: ${stdout}${stderr}`],
  )
}

/** What was acknowledged stands in the journal once, what was refused does not. */
async function kept({ db }: Database, entries: readonly Entry[]): Promise<readonly string[]> {
  const { rows } = await sql<{ event: string }>`select event::text as event from journal`.execute(db)
  const times = new Map<string, number>()
  for (const { event } of rows)
    for (const [words] of event.matchAll(/E\d[AB] says \d+(?=")/g)) times.set(words, (times.get(words) ?? 0) + 1)
  return entries.flatMap(({ words, known, url, body }) => {
    const expected = known === 'done' ? 1 : 0
    const found = times.get(words) ?? 0
    const isSilent = !JSON.stringify(body).includes(words)
    return isSilent || found === expected
      ? []
      : [`${known}, and ${found} times in the journal: ${url} ${JSON.stringify(body)}`]
  })
}

async function filesKept(entries: readonly Entry[]): Promise<readonly string[]> {
  const faults: string[] = []
  for (const { file, known, by } of entries) {
    if (file === null || known !== 'done') continue
    const answer = await fetch(`${by.address}/api/v1/files/${file.id}`, { headers: { cookie: by.api.cookie } })
    const content = await answer.text()
    if (content !== file.content) faults.push(`file ${file.id}: ${answer.status} ${content.slice(0, 100)}`)
  }
  return faults
}

/** A warning is given once, and nobody hears of one event twice. */
async function twiceTold({ db }: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ fault: string }>`
    select 'journal: ' || commitment_id || ' ' || type || ' ' || (event - 'at')::text as fault
      from journal where type in ('warned', 'breached')
     group by commitment_id, type, event - 'at' having count(*) > 1
     union all
    select 'notices: ' || min(source) || ', ' || max(source) from notification
     group by person_id, commitment_id, kind, detail, at having count(*) > 1`.execute(db)
  return rows.map(({ fault }) => `twice: ${fault}`)
}

const twiceSent = (sent: readonly string[]): readonly string[] =>
  sent.filter((line, n) => sent.indexOf(line) !== n).map(line => `mail sent twice: ${line}`)
