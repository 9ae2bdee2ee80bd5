import type { FastifyRequest } from 'fastify'
import { type Kysely, sql } from 'kysely'
import { Type } from 'typebox'
import { isLoopback } from '../config.ts'
import { type DB, instant } from '../database/index.ts'
import { notFound, type Routes, Uuid } from '../http/index.ts'
import { BilingualText, PersonRef, personRefJson } from '../organisation/index.ts'
import type { World } from '../world.ts'
import { presentSession } from './session-present.ts'
import { Session } from './session-schema.ts'
import { openSession } from './session-store.ts'

/** A person is picked without a password: only in demo mode, only by a browser on this machine, else there is nothing here. */
export const demoRoutes: Routes = (app, world) => {
  app.get('/demo/people', { schema: peopleSchema }, async request => {
    if (!isOpen(request, world)) throw notFound()
    const people = await pickable(world.db, world.now())
    return {
      groups: groups
        .map(({ key, shows }) => ({ key, shows, people: people.filter(p => p.group === key).map(p => p.person) }))
        .filter(group => group.people.length > 0),
    }
  })

  // The body is checked after the door: a closed one must not answer "invalid input".
  app.post('/demo/session', { schema: sessionSchema, attachValidation: true }, async (request, reply) => {
    if (!isOpen(request, world)) throw notFound()
    if (request.validationError !== undefined) throw request.validationError
    const known = await world.db
      .selectFrom('person')
      .select('id')
      .where('id', '=', request.body.person)
      .executeTakeFirst()
    const who = known === undefined ? null : await openSession(world, world.db, reply, known.id, { demo: true })
    if (who === null) throw notFound()
    return presentSession(world, who)
  })
}

/**
 * The socket decides. Whatever a browser does not write itself, true or false, shows that the request was handed on, as does
 * the older HTTP that proxies speak to those behind them; and a foreign name in Host, Origin or Referer that it was bent to us.
 */
function isOpen({ headers, raw }: FastifyRequest, { config }: World): boolean {
  const address = raw.socket.remoteAddress?.replace(/^::ffff:/, '') ?? ''
  const handedOn = raw.httpVersion === '1.0' || !Object.keys(headers).every(name => ofBrowsers.test(name))
  const names = [headers.host, ...[headers.origin, headers.referer].flatMap(page => hostOf(page) ?? [])]
  return config.demo && !handedOn && (address === '::1' || address.startsWith('127.')) && names.every(isOurs)
}

/** There are more names that proxies write than anybody can list; those of browsers, and of our pages, are few. */
const ofBrowsers =
  /^(host|connection|keep-alive|user-agent|cookie|origin|referer|cache-control|pragma|priority|dnt|range|te|sec-.*|upgrade-insecure-requests|content-(type|length)|transfer-encoding|accept(-(encoding|language|charset))?|if-(none-match|modified-since)|idempotency-key)$/

/** The host of a page that sent somebody here; one that cannot be read is nobody's. */
const hostOf = (page: string | undefined): string | null =>
  page === undefined ? null : URL.canParse(page) ? new URL(page).host : 'unreadable'

const isOurs = (host: string | undefined): boolean =>
  isLoopback((host ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, ''))

const groups = [
  {
    key: 'officer',
    shows: { zh: '推行办：建制度、看全局、做导入', en: 'The officer: sets it up, sees the whole, imports' },
  },
  {
    key: 'general-manager',
    shows: { zh: '总经理：墙在哪里、卡在哪里', en: 'General manager: where the walls are, what is stuck' },
  },
  { key: 'unit-head', shows: { zh: '部门负责人：记分卡与团队工作', en: 'Head of a unit: its scorecard and its work' } },
  { key: 'staff', shows: { zh: '员工：提需求、交付、评价', en: 'Colleague: asks, delivers, evaluates' } },
  { key: 'auditor', shows: { zh: '审计：查过程、验记录', en: 'Auditor: follows the record' } },
  {
    key: 'administrator',
    shows: { zh: '系统管理员：账号、角色、组织', en: 'Administrator: accounts, roles, organisation' },
  },
]

/** The people the demo was told to offer first; then office holders, heads, and the first two colleagues of every unit. */
async function pickable(db: Kysely<DB>, at: number): Promise<readonly { group: string; person: PersonRef }[]> {
  const { rows } = await sql<{ group: string; person: PersonRef }>`
    with today as (select organisation_day(${instant(at)}) as day),
    heads as (
      select h.person_id, bool_or(v.parent_id is null) as top
        from unit_head h join unit_version v on v.unit_id = h.unit_id, today
       where h.valid @> day and v.valid @> day
       group by h.person_id),
    colleagues as (
      select m.person_id, row_number() over (partition by m.unit_id order by p.code) as place
        from membership m join person p on p.id = m.person_id, today
       where m.is_primary and m.valid @> day
         and m.person_id not in (select person_id from heads)
         and m.person_id not in (select person_id from role_grant)),
    told as (
      select p.id as person_id, c.member ->> 'group' as "group", c.place
        from setting s
       cross join jsonb_array_elements(s.value) with ordinality as c (member, place)
        join person p on p.code = c.member ->> 'person'
       where s.key = 'demo.cast'),
    picked as (
      select person_id, "group", place from told
       union all
      select person_id, role, null from role_grant
       union all
      select person_id, case when top then 'general-manager' else 'unit-head' end, null from heads
       union all
      select person_id, 'staff', null from colleagues where place <= 2),
    each as (select person_id, "group", min(place) as place from picked group by person_id, "group")
    select each."group", ${personRefJson(sql`each.person_id`, sql`day`)} as person
      from each join person on person.id = each.person_id, today
     where person.employed @> day
     order by each.place nulls last, person.code
     limit 200`.execute(db)
  return rows
}

const peopleSchema = {
  operationId: 'listDemoPeople',
  tags: ['access'],
  summary: 'People to sign in as, grouped by what each shows; only in the demo on this machine',
  security: [],
  response: {
    200: Type.Object({
      groups: Type.Array(Type.Object({ key: Type.String(), shows: BilingualText, people: Type.Array(PersonRef) })),
    }),
  },
}

const sessionSchema = {
  operationId: 'signInToDemo',
  tags: ['access'],
  summary: 'Sign in as a person of the demo; only in the demo on this machine',
  security: [],
  body: Type.Object({ person: Uuid }),
  response: { 200: Session },
}
