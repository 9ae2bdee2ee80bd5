import { parseArgs } from 'node:util'
import {
  accessCodes,
  type ListedAdministrator,
  listAdministrators,
  makeAdministrator,
  type Rescued,
  resetPassword,
  unlockAccount,
} from '@huke/server/access'
import { Refused } from '@huke/server/http'
import type { World } from '@huke/server/world'
import { openForCli } from './open.ts'
import { refusalText } from './refusal.ts'

const usage = `Usage: huke administrator list
       huke administrator make CODE [--name NAME]
       huke administrator password WHO
       huke administrator unlock WHO

  list            who may administer, and whether they can sign in
  make CODE       make the employee with this number an administrator whose account opens;
                  --name: somebody who is not there yet, from today
  password WHO    give a new first password, by login or employee number
  unlock WHO      open a closed account and forget failed sign-ins

For when nobody can sign in any more. Works beside a running Huke or alone, and is written into the log of administration
with no person: the machine did it.`

type Asked =
  | { readonly verb: 'list' }
  | { readonly verb: 'make'; readonly who: string; readonly name: string | null }
  | { readonly verb: 'password' | 'unlock'; readonly who: string }

/** `huke administrator …`: 0 done, 1 refused, 2 misused. */
export async function run(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if (asked === null) {
    console.error(usage)
    return 2
  }
  const { world, close } = await openForCli()
  try {
    console.log(await answer(world, asked))
    return 0
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    console.error(refusalText(accessCodes, error))
    return 1
  } finally {
    await close()
  }
}

function readArguments(args: string[]): Asked | null {
  const options = { name: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ args, allowPositionals: true, strict: false, options })
  const [verb, who, ...more] = positionals
  const { name, ...others } = values
  if (more.length > 0 || Object.keys(others).length > 0 || typeof name === 'boolean') return null
  if (verb === 'list') return who === undefined && name === undefined ? { verb } : null
  if (who === undefined) return null
  if (verb === 'make') return { verb, who, name: name ?? null }
  return (verb === 'password' || verb === 'unlock') && name === undefined ? { verb, who } : null
}

async function answer(world: World, asked: Asked): Promise<string> {
  switch (asked.verb) {
    case 'list':
      return listed(await listAdministrators(world))
    case 'make':
      return said('is an administrator', await makeAdministrator(world, asked.who, asked.name))
    case 'password':
      return said('has a new first password', await resetPassword(world, asked.who))
    case 'unlock':
      return said('can sign in again with the password they had', await unlockAccount(world, asked.who))
  }
}

/** A password is shown here and nowhere else. */
const said = (what: string, { name, login, password }: Rescued): string =>
  [
    `${name} ${what}. Login: ${login}`,
    ...(password === null ? [] : [`First password: ${password}  (to be changed at the next sign-in)`]),
  ].join('\n')

const listed = (all: readonly ListedAdministrator[]): string =>
  all.length === 0
    ? 'Nobody may administer. Make somebody an administrator: huke administrator make CODE'
    : all.map(one => `${one.code}  ${one.name}  ${standing(one)}`).join('\n')

function standing({ login, usable, closed, hasPassword, firstDay, lastDay }: ListedAdministrator): string {
  const span = `${firstDay ?? '…'} – ${lastDay ?? '…'}`
  if (usable) return `signs in as ${login}, employed ${span}`
  if (login === null) return `no account, employed ${span}`
  return `cannot sign in as ${login}: ${closed ? 'account closed' : hasPassword ? 'not employed today' : 'no password'}, employed ${span}`
}
