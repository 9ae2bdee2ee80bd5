import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Role, roles } from './roles.ts'
import { type Route, routes } from './routes.ts'

export interface Asked {
  readonly routes: readonly Route[]
  readonly roles: readonly Role[]
  readonly languages: readonly Language[]
  readonly widths: readonly number[]
  readonly folder: string
  readonly json: boolean
}

export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

export const usage = `Usage: npm run pictures -- [--routes /work,/units/$id] [--roles ${roles.join(',')}]
                           [--languages zh,en] [--widths 1440,390] [--out DIR] [--json]`

/** What the command line asks for, or what is wrong with it. */
export function readAsked(args: readonly string[]): Asked | string {
  const text = { type: 'string' } as const
  const options = { routes: text, roles: text, languages: text, widths: text, out: text, json: { type: 'boolean' } }
  try {
    const { values } = parseArgs({
      args: [...args],
      options: options as typeof options & { json: { type: 'boolean' } },
    })
    const paths = some(
      'routes',
      values.routes,
      routes.map(route => route.path),
    )
    return {
      routes: routes.filter(route => paths.includes(route.path)),
      roles: some('roles', values.roles, roles),
      languages: some('languages', values.languages, languages),
      widths: (values.widths ?? '1440,390').split(',').map(Number),
      folder: path.resolve(values.out ?? path.join(import.meta.dirname, 'out')),
      json: values.json ?? false,
    }
  } catch (error) {
    return (error as Error).message
  }
}

function some<T extends string>(name: string, given: string | undefined, all: readonly T[]): readonly T[] {
  if (given === undefined) return all
  const wanted = given.split(',')
  const unknown = wanted.filter(one => !(all as readonly string[]).includes(one))
  if (unknown.length > 0) throw new Error(`--${name} knows no ${unknown.join(', ')}, but ${all.join(', ')}.`)
  return all.filter(one => wanted.includes(one))
}
