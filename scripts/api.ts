import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parts } from '../server/main.ts'
import { readConfig, repositoryFolder } from '../server/config.ts'
import { openDatabase } from '../server/database/index.ts'
import { folderStore } from '../server/file/index.ts'
import { buildApp } from '../server/http/index.ts'
import { pino } from 'pino'

export const generatedClient = path.join(repositoryFolder, 'web', 'api', 'generated', 'schema.ts')

/** The OpenAPI document of the application itself; no database is asked for it. */
export async function openapiDocument(): Promise<object> {
  const database = openDatabase('postgres://nobody@localhost/nothing')
  const folder = mkdtempSync(path.join(tmpdir(), 'huke-api-'))
  const app = await buildApp(
    {
      config: readConfig({ HUKE_DATA: folder }),
      db: database.db,
      secret: Buffer.alloc(32),
      files: folderStore(folder),
      live: { listen: () => () => {}, endStreams: () => {}, close: async () => {} },
      log: pino({ level: 'silent' }),
      now: () => 0,
    },
    parts,
  )
  await app.ready()
  const document = app.swagger()
  await app.close()
  await database.close()
  rmSync(folder, { recursive: true })
  return document
}

/** TypeScript types of every path and shape, for the web's client. */
export function clientTypes(document: object): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'huke-api-'))
  const source = path.join(folder, 'openapi.json')
  writeFileSync(source, JSON.stringify(document))
  const program = path.join(repositoryFolder, 'web', 'node_modules', 'openapi-typescript', 'bin', 'cli.js')
  const types = execFileSync(process.execPath, [program, source], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  rmSync(folder, { recursive: true })
  return types
}

if (import.meta.main) {
  writeFileSync(generatedClient, clientTypes(await openapiDocument()))
  console.log(`${path.relative(repositoryFolder, generatedClient)} written`)
}
