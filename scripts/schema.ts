import { writeFile } from 'node:fs/promises'
import { generateTypes } from '../server/database/generate-types.ts'
import { migrate, openDatabase } from '../server/database/index.ts'
import { dumpSchema } from '../server/database/schema-dump.ts'
import { throwAwayServer } from '../server/testing/throw-away-server.ts'

// Writes what follows from the migrations: schema.sql for reviewers, generated/types.ts for the compiler.
const server = await throwAwayServer()
try {
  const applied = await migrate(server.connection)
  const { db, pool, close } = openDatabase(server.connection)
  const folder = new URL('../server/database/', import.meta.url)
  await writeFile(new URL('schema.sql', folder), await dumpSchema(pool))
  await writeFile(new URL('generated/types.ts', folder), await generateTypes(db))
  await close()
  console.log(`schema.sql and generated/types.ts written from ${applied.length} migrations`)
} finally {
  await server.stop()
}
