import type { Browser, Page } from 'playwright-core'
import { openPage, type Screen } from './browser.ts'
import type { Running } from './product.ts'

/** What the tests say to the API of an installation before people come to it. */
export interface Api {
  <T = { id: string }>(method: string, path: string, body?: object): Promise<T>
  readonly cookie: string
}

/** Somebody signed in, by the cookie of their session. */
export function apiOf(address: string, cookie: string): Api {
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return (text === '' ? null : JSON.parse(text)) as T
  }
  return Object.assign(call, { cookie })
}

async function cookieFrom(address: string, path: string, method: string, body: object, cookie = ''): Promise<string> {
  const response = await fetch(`${address}/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  })
  const given = response.headers.get('set-cookie')?.split(';')[0]
  if (given === undefined) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return given
}

const password = 'four words are enough'

/** The first visitor of an empty installation. */
export async function firstAdministrator({ address, said }: Pick<Running, 'address' | 'said'>): Promise<Api> {
  const cookie = await cookieFrom(address, '/setup', 'POST', {
    organisation: { name: '长河机械' },
    person: { name: '郑十', code: 'A1' },
    login: 'zheng',
    password,
    code: /Set-up code.*: (\S+)/.exec(said())?.[1] ?? '',
  })
  return apiOf(address, cookie)
}

export interface NewPerson {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly email: string
  readonly unit: string
  readonly locale: 'zh' | 'en'
}

/** Somebody new, with an account whose first password they have changed. */
export async function newcomer(address: string, admin: Api, who: NewPerson): Promise<{ id: string; api: Api }> {
  const { code, name, nameEn, email, unit, locale } = who
  const { id } = await admin('POST', '/people', {
    code,
    name,
    nameEn,
    email,
    phone: null,
    joined: null,
    left: null,
    manager: null,
    memberships: [{ unit, post: null, primary: true, since: null, until: null }],
  })
  await admin('PUT', `/accounts/${id}`, { login: code, disabled: false })
  const given = await admin<{ password: string }>('POST', `/accounts/${id}/password`)
  const first = await cookieFrom(address, '/session', 'POST', { login: code, password: given.password })
  const change = { old: given.password, new: password }
  const api = apiOf(address, await cookieFrom(address, '/session/password', 'PUT', change, first))
  await api('PUT', '/session/preferences', { locale, timeZone: null })
  return { id, api }
}

/** A browser in which somebody is signed in. */
export async function openAs(
  browser: Browser,
  address: string,
  api: Api,
  screen: Screen,
): Promise<{ page: Page; faults: string[] }> {
  const opened = await openPage(browser, screen)
  const [name = '', value = ''] = api.cookie.split('=')
  await opened.page.context().addCookies([{ name, value, url: address }])
  return opened
}
