import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { DatabaseStartError } from './start-error.ts'

export type MigrationFile = { name: string; sha256: string; sql: string }

export const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url))

const NAME = /^(\d{3,})_[a-z0-9_-]+\.sql$/

/** The migrations of a folder in the order of their numbers, `001_organisation.sql` as name `001_organisation`. */
export async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const files = (await readdir(folder)).filter(file => file.endsWith('.sql'))
  const numbered = files.map(file => ({ file, number: Number(NAME.exec(file)?.[1] ?? Number.NaN) }))
  numbered.sort((a, b) => a.number - b.number)
  numbered.forEach(({ file, number }, at) => {
    if (Number.isNaN(number) || number === numbered[at - 1]?.number) throw misnamed(file)
  })
  return Promise.all(numbered.map(({ file }) => readMigration(path.join(folder, file))))
}

async function readMigration(place: string): Promise<MigrationFile> {
  // A checkout on Windows may turn line ends; that is not a change of the migration.
  const sql = (await readFile(place, 'utf8')).replaceAll('\r\n', '\n')
  return { name: path.basename(place, '.sql'), sha256: createHash('sha256').update(sql).digest('hex'), sql }
}

function misnamed(file: string): DatabaseStartError {
  return new DatabaseStartError(
    'database.migration-misnamed',
    `The migration ${file} must be named like 012_short_name.sql, and no two may have the same number.`,
  )
}
