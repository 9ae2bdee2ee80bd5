import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { ensureCalendars } from '../calendar/index.ts'
import { type Database, openDatabase } from '../database/index.ts'
import { migrateQueue } from '../queue/index.ts'
import { dropDatabase, runAsAdmin, urlOf } from './admin.ts'
import type { Template } from './template.ts'

export type TestDatabase = Database & { url: string }

/** A fresh migrated database for one test file: `const { db, close } = await testDatabase()`, `afterAll(close)`. */
export async function testDatabase({ server, template }: Template = inject('testServer')): Promise<TestDatabase> {
  return create(server, `create database $ template ${template} ${BY_FILE}`)
}

/** The same with the queue's tables and the ready calendars, as a commitment needs them. */
export async function furnishedDatabase(from: Template = inject('testServer')): Promise<TestDatabase> {
  const database = await testDatabase(from)
  await migrateQueue(database.pool)
  await ensureCalendars(database.db)
  return database
}

/** The same without any table, for tests of migrations themselves. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return create(inject('testServer').server, `create database $ ${BY_FILE}`)
}

/** Several times faster than by log for small databases on a server that does not wait for its disk. */
const BY_FILE = 'strategy file_copy'

async function create(server: string, statement: string): Promise<TestDatabase> {
  const name = `huke_test_${randomUUID().replaceAll('-', '')}`
  await runAsAdmin(server, statement.replace('$', name))
  const url = urlOf(server, name)
  const opened = openDatabase(url)
  const close = async () => {
    await opened.close()
    await dropDatabase(server, name)
  }
  return { ...opened, url, close }
}
