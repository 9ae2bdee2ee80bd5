import type { Kysely } from 'kysely'
import { generate, IdentifierNode, ModuleReferenceNode, PostgresDialect } from 'kysely-codegen'
import type { DB } from './open.ts'

/** The text of generated/types.ts for the tables found in `db`. */
export function generateTypes(db: Kysely<DB>): Promise<string> {
  return generate({ db, dialect: dialect(), excludePattern: 'huke_migration', outFile: null })
}

/** The generator's own `typeMapping` needs the compiler's JavaScript API, which TypeScript 7 has not. */
function dialect(): PostgresDialect {
  const dialect = new PostgresDialect({ dateParser: 'string' })
  const columnTypes = new ModuleReferenceNode('../column-types.ts')
  Object.assign(dialect.adapter.imports, { InstantColumn: columnTypes, JsonColumn: columnTypes })
  Object.assign(dialect.adapter.scalars, {
    int8: new IdentifierNode('number'),
    timestamptz: new IdentifierNode('InstantColumn'),
    json: new IdentifierNode('JsonColumn'),
    jsonb: new IdentifierNode('JsonColumn'),
  })
  return dialect
}
