import type pg from 'pg'
import { sections } from './schema-sections.ts'

const HEADER = `-- The schema that the migrations make, for reading and review. Made by \`npm run schema\`; never edited.

set check_function_bodies = off;
`

/** The text of schema.sql for the database behind `pool`: the same schema always gives the same text. */
export async function dumpSchema(pool: pg.Pool): Promise<string> {
  const client = await pool.connect()
  try {
    // One snapshot, and names written without the schema they are found in anyway.
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local search_path = public')
    const parts: string[] = [HEADER]
    for (const section of sections) {
      const { rows } = await client.query<{ definition: string }>(section)
      parts.push(...rows.map(row => `${row.definition.trim()}\n`))
    }
    return parts.join('\n')
  } finally {
    await client.query('rollback')
    client.release()
  }
}
