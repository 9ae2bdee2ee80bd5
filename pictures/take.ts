import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { screenOptions } from '../e2e/browser.ts'
import type { Asked, Language } from './asked.ts'
import { look } from './look.ts'
import type { Role } from './roles.ts'
import type { Route } from './routes.ts'
import type { Thing } from './things.ts'

export interface Picture {
  readonly route: string
  /** the address as it was opened */
  readonly address: string
  readonly role: Role
  readonly language: Language
  readonly width: number
  /** within the folder of the pictures */
  readonly file: string
  readonly seen: boolean
  readonly faults: readonly string[]
}

export interface Place {
  readonly role: Role
  readonly origin: string
  /** null of a visitor */
  readonly cookie: string | null
  readonly routes: readonly Route[]
  readonly things: ReadonlyMap<Thing, string>
}

/** A picture of every route for one person, in every language and width. */
export async function* take(
  browser: Browser,
  place: Place,
  { languages, widths, folder }: Asked,
): AsyncGenerator<Picture> {
  const { role, origin, cookie, routes, things } = place
  for (const language of languages)
    for (const width of widths) {
      const of = path.join(role, `${language}-${width}`)
      await mkdir(path.join(folder, of), { recursive: true })
      const context = await browser.newContext(
        screenOptions({ language: language === 'zh' ? 'zh-CN' : 'en-US', width }),
      )
      const [name = '', value = ''] = cookie?.split('=') ?? []
      if (cookie !== null) await context.addCookies([{ name, value, url: origin }])
      for (const route of routes)
        for (const address of addressesOf(route, things)) {
          const page = await context.newPage()
          const { seen, faults } = await look(page, `${origin}${address}`, language)
          const file = path.join(of, `${fileName(address, things)}.png`)
          await shoot(page, width, path.join(folder, file))
          await page.close()
          yield { route: route.path, address, role, language, width, file, seen, faults }
        }
      await context.close()
    }
}

/** As if the screen were as high as the page, so that what keeps to its edge lies at the end and over nothing. */
async function shoot(page: Page, width: number, file: string): Promise<void> {
  const height = await page.evaluate<number>('document.documentElement.scrollHeight')
  await page.setViewportSize({ width, height: Math.min(height, highest) })
  await page.screenshot({ path: file, animations: 'disabled' })
}

const highest = 6000

function addressesOf({ path, ids = [], search = [''] }: Route, things: ReadonlyMap<Thing, string>): readonly string[] {
  const idOf = (thing: string | undefined): string => things.get(thing as Thing) ?? ''
  const pages = ids.length === 0 ? [path.replace(/\$$/, '')] : ids.map(thing => path.replace('$id', idOf(thing)))
  return pages.flatMap(page => search.map(more => page + more.replace(/\$(\w+)/, (_, thing) => idOf(thing))))
}

/** The address without the ids, so that two runs give the same name to the same picture. */
function fileName(address: string, things: ReadonlyMap<Thing, string>): string {
  let name = address
  for (const [thing, id] of things) name = name.replaceAll(id, thing)
  return name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '') || 'home'
}
