import { randomUUID } from 'node:crypto'
import { migrate } from '../database/index.ts'
import { dropDatabase, runAsAdmin, urlOf } from './admin.ts'
import { throwAwayServer } from './throw-away-server.ts'

/** `server` is a URL of a database to give orders from, `template` the name of the migrated database to copy. */
export interface Template {
  readonly server: string
  readonly template: string
}

/** One PostgreSQL for a whole run (ours, or HUKE_TEST_DATABASE_URL) with one migrated template database in it. */
export async function migratedTemplate(): Promise<Template & { stop: () => Promise<void> }> {
  const given = process.env['HUKE_TEST_DATABASE_URL']
  const own = given ? undefined : await throwAwayServer()
  const server = given ?? urlOf(own?.connection ?? {}, 'postgres')
  const template = `huke_template_${randomUUID().slice(0, 8)}`
  const stop = async () => {
    if (own) await own.stop()
    else await dropDatabase(server, template)
  }
  try {
    await runAsAdmin(server, `create database ${template}`)
    await migrate(urlOf(server, template))
  } catch (error) {
    await stop()
    throw error
  }
  return { server, template, stop }
}
