import { randomUUID } from 'node:crypto'
import type { TestProject } from 'vitest/node'
import { migrate } from '../database/index.ts'
import { runAsAdmin, urlOf } from './admin.ts'
import { throwAwayServer } from './throw-away-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** `server` is a URL of a database to give orders from, `template` the name of the migrated database. */
    testServer: { server: string; template: string }
  }
}

/** One PostgreSQL for the whole run (ours, or HUKE_TEST_DATABASE_URL) with one migrated template database in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['HUKE_TEST_DATABASE_URL']
  const own = given ? undefined : await throwAwayServer()
  const server = given ?? urlOf(own?.connection ?? {}, 'postgres')
  const template = `huke_template_${randomUUID().slice(0, 8)}`
  const teardown = async () => {
    if (own) await own.stop()
    else await runAsAdmin(server, `drop database if exists ${template} with (force)`)
  }
  try {
    await runAsAdmin(server, `create database ${template}`)
    await migrate(urlOf(server, template))
  } catch (error) {
    await teardown()
    throw error
  }
  project.provide('testServer', { server, template })
  return teardown
}
