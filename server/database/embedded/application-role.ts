import pg from 'pg'
import type { EmbeddedConnection } from './connection.ts'

/**
 * What the product does, it does as a role that owns its database and nothing else: a statement smuggled into it reads no
 * file, runs no program, and makes itself no greater. Only the supervisor is the superuser, to take its lock.
 */
export const APPLICATION_ROLE = 'huke_app'

/** Makes the role; only whoever holds the folder's lock calls it, so nobody races. */
export async function createApplicationRole(client: pg.Client): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [APPLICATION_ROLE])
  if (found.rowCount === 0) await client.query(`create role ${APPLICATION_ROLE} login`)
}

/**
 * Gives the database and all in it to the role: data folders of earlier releases belong to the superuser. `reassign owned`
 * refuses for the superuser that the cluster began with, whose the catalogues are as well.
 */
export async function giveToApplication(asSuperuser: EmbeddedConnection): Promise<void> {
  const client = new pg.Client(asSuperuser)
  await client.connect()
  try {
    const { rows } = await client.query<{ order: string }>(ORDERS, [APPLICATION_ROLE])
    if (rows.length > 0) await client.query(`begin; ${rows.map(row => row.order).join('; ')}; commit`)
  } finally {
    await client.end()
  }
}

/** What belongs to an extension stays with it, and a sequence goes with the column it counts for. */
const ORDERS = `
  with role as (select oid from pg_roles where rolname = $1),
  places as (
    select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'),
  bound as (select classid, objid from pg_depend where deptype in ('e', 'a', 'i'))
  select format('alter database %I owner to %I', datname, $1) as order
    from pg_database, role where datname = current_database() and datdba <> role.oid
   union all
  select format('alter schema %I owner to %I', n.nspname, $1)
    from places join pg_namespace n using (oid), role
   where n.nspowner <> role.oid and n.nspname <> 'public'
   union all
  select format('alter table %I.%I owner to %I', places.nspname, relname, $1)
    from pg_class c join places on places.oid = relnamespace, role
   where relkind in ('r', 'p', 'v', 'm', 'f', 'S') and relowner <> role.oid
     and not exists (select from bound where classid = 'pg_class'::regclass and objid = c.oid and relkind = 'S')
     and not exists (select from pg_depend where deptype = 'e' and classid = 'pg_class'::regclass and objid = c.oid)
   union all
  select format('alter routine %I.%I(%s) owner to %I', places.nspname, proname, pg_get_function_identity_arguments(p.oid), $1)
    from pg_proc p join places on places.oid = pronamespace, role
   where proowner <> role.oid
     and not exists (select from bound where classid = 'pg_proc'::regclass and objid = p.oid)
   union all
  select format('alter type %I.%I owner to %I', places.nspname, typname, $1)
    from pg_type t join places on places.oid = typnamespace, role
   where typowner <> role.oid and (typtype in ('e', 'd', 'r') or typtype = 'c' and (select relkind from pg_class where oid = typrelid) = 'c')
     and not exists (select from bound where classid = 'pg_type'::regclass and objid = t.oid)`
