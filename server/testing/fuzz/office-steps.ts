import { sql } from 'kysely'
import { pick } from '../../../seed/random.ts'
import { library, templateDefinition } from '../../catalogue/templates.ts'
import { multipart } from '../../organisation/upload.fixture.ts'
import type { Company } from '../histories/company.ts'
import { employed, livingUnits } from '../histories/living.ts'
import type { Step } from '../histories/step.ts'

/** What an office does beside the work that `workSteps`, `peopleSteps` and `unitSteps` do: each asks what it takes in its order. */
export const officeSteps: readonly Step[] = [calendars, services, lending, units, files, histories, imports, mails].map(
  run => ({ name: run.name, weight: 5, run }),
)

type Row = Readonly<Record<string, string>>
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

const asker =
  (company: Company) =>
  (
    method: Method,
    url: string,
    payload?: object,
  ): Promise<ReturnType<Company['ask']> extends Promise<infer A> ? A : never> =>
    company.ask(company.office, method, url, payload)

const some = async (company: Company, table: string): Promise<string> => {
  const rows = await company.rows(sql<Row>`select id from ${sql.table(table)} order by random() limit 1`)
  return rows[0]?.['id'] ?? company.root
}

async function calendars(company: Company): Promise<string> {
  const ask = asker(company)
  const { items } = (await ask('GET', '/calendars')).body
  const { id } = pick(company.random, items as { id: string }[])
  const { version, definition, name } = (await ask('GET', `/calendars/${id}`)).body
  await ask('POST', '/calendars/check', { definition })
  const code = company.code().toLowerCase()
  const made = await ask('POST', '/calendars', { code, name: { zh: code, en: code }, definition })
  await ask('PUT', `/calendars/${id}`, { baseVersion: version, name, definition })
  await ask('GET', '/official-holidays/CN/2026')
  await ask('POST', `/calendars/${id}/official-holidays`, { year: 2026, country: 'CN' })
  await ask('PUT', `/calendars/${id}/known-years/2027`)
  await ask('DELETE', `/calendars/${id}/known-years/2027`)
  const base = (await ask('GET', `/calendars/${id}`)).body
  const wrong = { ...base.definition, holidays: [...base.definition.holidays, '2026-03-10'] }
  const correction = { baseVersion: base.version, reason: '漏了一天', definition: wrong }
  const { body } = await ask('POST', `/calendars/${id}/corrections`, correction)
  await company.settle()
  for (const part of ['', '/turns']) await ask('GET', `/calendars/${id}/corrections/${body.id}${part}`)
  await ask('POST', `/calendars/${id}/corrections/${body.id}/application`)
  await ask('PUT', '/default-calendar', { calendar: id })
  return `calendars: ${made.status}`
}

async function services(company: Company): Promise<string> {
  const ask = asker(company)
  const unit = pick(company.random, await livingUnits(company)).id
  const templates = (await ask('GET', '/service-templates')).body.items as { code: string }[]
  await ask('POST', '/services/from-templates', { templates: [pick(company.random, templates).code], unit })
  const definition = templateDefinition(pick(company.random, library()))
  const { body } = await ask('POST', '/services', { code: company.code().toLowerCase(), unit, definition })
  await ask('PUT', `/services/${body.id}`, { baseVersion: body.version, definition: { ...definition, reopenDays: 3 } })
  const matter = await some(company, 'commitment')
  const page = (await ask('GET', `/commitments/${matter}`)).body
  const clock = page.clocks?.[0]
  if (clock !== undefined) await ask('GET', `/commitments/${matter}/explanation?clock=${clock.clock}&run=${clock.run}`)
  await ask('POST', '/commitments/acts', { act: { kind: 'comment', words: '大家看' }, commitments: [{ id: matter }] })
  return `services: ${body.version}`
}

async function lending(company: Company): Promise<string> {
  const ask = asker(company)
  const people = (await employed(company)).filter(p => p.able)
  const [from, to] = [pick(company.random, people), pick(company.random, people)]
  const days = { firstDay: company.today(), lastDay: company.day(3) }
  const lent = await ask('POST', '/delegations', { from: from.id, to: to.id, ...days, reason: '出差' })
  if (lent.status === 201) await ask('DELETE', `/delegations/${lent.body.id}`)
  const away = await ask('POST', `/people/${from.id}/absences`, { firstDay: company.today(), lastDay: null, to: null })
  if (away.status === 201) await ask('DELETE', `/people/${from.id}/absences/${away.body.id}`)
  const unit = pick(company.random, await livingUnits(company))
  await ask('PUT', `/asking-helpers/${to.id}/${unit.id}`)
  await ask('DELETE', `/asking-helpers/${to.id}/${unit.id}`)
  const token = await ask('POST', '/tokens', { name: '程序', scopes: ['commitment:read'], expiresAt: null })
  await ask('DELETE', `/tokens/${token.body.id}`)
  return `lending: ${lent.status}`
}

async function units(company: Company): Promise<string> {
  const ask = asker(company)
  const code = company.code()
  const unit = { name: code, nameEn: null, kind: 'department', parent: company.root, head: null }
  const made = await ask('POST', '/units', { code, ...unit })
  await ask('PUT', `/units/${made.body.id}`, { ...unit, name: `${code} 新` })
  const member = pick(company.random, await employed(company))
  const members = [{ person: member.id, takesPart: true, standIn: null }]
  await ask('PUT', `/units/${member.unit}/assignment`, { members })
  const planned = await ask('POST', `/units/${made.body.id}/end`, { effectiveOn: company.day(20) })
  await ask('DELETE', `/units/${made.body.id}/ending`)
  return `units: ${made.status} ${planned.status}`
}

const send = async (company: Company, url: string, form: Parameters<typeof multipart>[0]) => {
  const { payload, type } = multipart(form)
  const headers = { ...(await company.headersOf(company.office)), 'content-type': type }
  return (await company.inject({ method: 'POST', url: `/api/v1${url}`, headers, payload })).json()
}

async function files(company: Company): Promise<string> {
  const content = Buffer.from('报价一百二十元')
  const sent = await send(company, '/files', { files: [{ name: '报价.txt', content }] })
  const { status } = await company.ask(company.office, 'GET', `/files/${sent.id}`)
  return `files: ${status}`
}

/** Of people who are written a little otherwise than those who are there. */
const log = `case_id,activity,timestamp,resource,costs
1,register request,2025-03-03T09:00:00Z,DEV 1,50
1,decide,2025-03-04T09:00:00Z,o-ps2,400
1,pay compensation,2025-03-05T09:00:00Z,Fin·2,200
2,register request,2025-03-05T09:00:00Z,DEV 1,50
2,decide,whenever,o-ps2,400
`

async function histories(company: Company): Promise<string> {
  const ask = asker(company)
  const content = Buffer.from(log)
  const made = await send(company, '/history-imports', {
    files: [{ name: 'orders.csv', content }],
    fields: { mapName: 'running-example' },
  })
  await ask('POST', `/history-imports/${made.id}/stop`)
  await ask('POST', `/history-imports/${made.id}/resumption`)
  await company.settle()
  const names = (await ask('GET', `/history-imports/${made.id}/names`)).body.items ?? []
  const answers = names.map(({ kind, name }: Row) => ({ kind, name, answer: { new: true } }))
  if (answers.length > 0) await ask('PUT', `/history-imports/${made.id}/names`, { answers })
  await ask('POST', `/history-imports/${made.id}/names/confirmation`)
  await company.settle()
  for (const part of ['', '/undo', '/rejections']) await ask('GET', `/history-imports/${made.id}${part}`)
  await ask('POST', `/history-imports/${made.id}/undo`)
  await company.settle()
  return `histories: ${made.state}`
}

async function imports(company: Company): Promise<string> {
  const ask = asker(company)
  const unit = pick(company.random, await livingUnits(company))
  const content = Buffer.from(`工号,姓名,单位编码\n${company.code()},新来的,${unit.code}\n`)
  const made = await send(company, '/organisation/imports', {
    files: [{ name: 'people.csv', content }],
    fields: { accounts: 'true' },
  })
  for (const part of ['', '/problems', '/changes', '/endings'])
    await ask('GET', `/organisation/imports/${made.id}${part}`)
  await ask('POST', `/organisation/imports/${made.id}/application`)
  await ask('POST', `/organisation/imports/${made.id}/first-passwords`)
  return `imports: ${made.state}`
}

async function mails(company: Company): Promise<string> {
  const ask = asker(company)
  const preferences = (await ask('GET', '/mail/preferences')).body
  await ask('PUT', '/mail/preferences', {
    paces: preferences.paces,
    dailyAt: preferences.dailyAt,
    workingHours: preferences.workingHours,
  })
  await ask('POST', '/mail/undelivered/retries', { mails: [company.root] })
  const notices = (await ask('GET', '/notifications')).body
  if (notices.items?.length > 0) await ask('POST', '/notifications/read', { upTo: notices.items[0].id })
  await ask('PUT', '/session/preferences', { locale: 'zh', timeZone: 'Asia/Shanghai' })
  return 'mails'
}
