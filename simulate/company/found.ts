import { sql } from 'kysely'
import { emptyForm } from './forms.ts'
import { definitionFromTemplate, type ServiceDefinition } from '../../core/catalogue/index.ts'
import { setupCode } from '../../server/access/index.ts'
import { demoCatalogue } from '../../seed/demo/index.ts'
import type { Random } from '../../seed/random.ts'
import { type Installation, must } from '../machine/installation.ts'
import { type Directory, readDirectory } from './directory.ts'
import { isFillable } from './forms.ts'
import { personnelFile } from './file.ts'
import { type Employee, type Firm, membersOf, top } from './firm.ts'

export interface Service {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly definition: ServiceDefinition
}

export interface Offices {
  readonly administrator: string
  readonly officer: string
  readonly auditor: string
}

/** The first visitor sets it up, imports the company, gives out offices, offers services and names the mail server. */
export async function foundCompany(
  installation: Installation,
  firm: Firm,
  mailPort: number,
): Promise<{ offices: Offices; services: readonly Service[] }> {
  const [first, second, third] = membersOf(firm, top) as [Employee, Employee, Employee]
  await must(
    installation.anonymously('POST', '/setup', {
      organisation: { name: firm.units.get(top)?.name ?? '', nameEn: null },
      person: { name: first.name, code: first.code },
      login: first.code,
      password: 'A-long-one-nobody-guesses-25',
      code: await setupCode(installation.world),
    }),
  )
  const [{ id: administrator = '' } = {}] = await installation.look(sql<{ id: string }>`select id from person`)
  await importFile(installation, firm, administrator)
  await openAccounts(installation, () => true)
  const directory = await readDirectory(installation)
  const offices = { administrator, officer: directory.person(second.code), auditor: directory.person(third.code) }
  const grant = (person: string, roles: readonly string[]) =>
    must(installation.ask(administrator, 'PUT', `/accounts/${person}/roles`, { roles }))
  await grant(offices.officer, ['officer', 'administrator'])
  await grant(offices.auditor, ['auditor'])
  await must(
    installation.ask(administrator, 'PUT', '/mail/settings', {
      language: 'zh',
      server: {
        host: '127.0.0.1',
        port: mailPort,
        security: 'none',
        user: null,
        password: null,
        from: 'huke@chuli.example',
      },
    }),
  )
  return { offices, services: await offerServices(installation, firm, offices.officer, directory) }
}

const gathered = { act: 'hourly', moved: 'daily', words: 'daily', warning: 'hourly' } as const

/** Most want few mails with much in them; the others leave it as it is. */
export async function chooseMail(installation: Installation, people: readonly string[], random: Random): Promise<void> {
  for (const person of people) {
    if (random() < 0.3) continue
    const body = { paces: gathered, dailyAt: '08:30', workingHours: true }
    await must(installation.ask(person, 'PUT', '/mail/preferences', body))
  }
}

/** A file as it comes from personnel: checked, and written where nothing is wrong with it. */
export async function importFile(installation: Installation, firm: Firm, by: string): Promise<void> {
  const { body } = await must(installation.upload(by, '/organisation/imports', personnelFile(firm)))
  if (body.state !== 'ready') {
    const problems = await installation.ask(by, 'GET', `/organisation/imports/${body.id}/problems`)
    throw new Error(`personnel's file is refused: ${JSON.stringify(problems.body)}`)
  }
  await must(installation.ask(by, 'POST', `/organisation/imports/${body.id}/application`))
}

/** A hash that no password fits: to hash thousands of passwords is no part of what is to be seen here. */
const nobodys = '$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm9ib2R5$DMX7z2pVYVh9dIPpP2Ibm9m4cNYhMYtCe7Sx1Sn2F2Y'

/** Opens accounts that have been made, as if their first passwords had been handed out and changed. The only write past the API. */
export async function openAccounts({ look, db }: Installation, which: () => boolean): Promise<void> {
  const closed = await look(sql<{ id: string }>`
    select person_id as id from account where password_hash is null order by login`)
  const opened = closed.filter(which).map(({ id }) => id)
  await sql`
    update account set password_hash = ${nobodys}, must_change = false where person_id = any(${opened}::uuid[])`.execute(
    db,
  )
}

async function offerServices(
  installation: Installation,
  firm: Firm,
  officer: string,
  directory: Directory,
): Promise<readonly Service[]> {
  const services: Service[] = []
  for (const [i, { service, unit }] of demoCatalogue().entries()) {
    const read = definitionFromTemplate(service)
    if ('problems' in read) throw new Error(`the service ${service.code} cannot be read`)
    const { form, eligible, checklist } = read.definition
    const definition: ServiceDefinition = {
      ...read.definition,
      form: isFillable(form) ? form : emptyForm,
      eligible: eligible === 'everyone' ? eligible : eligible.filter(code => firm.units.has(code)),
      // A check is an act; a few show what they do.
      checklist: i % 3 === 0 ? checklist.slice(0, 1) : [],
    }
    const code = firm.units.has(unit) ? unit : (unit.split('-')[0] as string)
    const { body } = await must(
      installation.ask(officer, 'POST', '/services', { code: service.code, unit: directory.unit(code), definition }),
    )
    services.push({ id: body.id, code: body.code, version: body.version, definition })
  }
  return services
}
