import { type Api, apiOf } from '../e2e/company.ts'
import type { Role } from './roles.ts'

interface Group {
  readonly key: string
  readonly people: readonly { readonly id: string }[]
}

/** The first whom the demo offers of each group. */
export async function signIn(address: string, role: Role): Promise<Api> {
  const { groups } = (await (await fetch(`${address}/api/v1/demo/people`)).json()) as { groups: readonly Group[] }
  const person = groups.find(({ key }) => key === role)?.people[0]?.id
  const response = await fetch(`${address}/api/v1/demo/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (cookie === undefined) throw new Error(`nobody of the demo signs in as ${role}: ${response.status}`)
  return apiOf(address, cookie)
}
