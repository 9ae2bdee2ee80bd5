import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { repositoryFolder } from '../server/config.ts'
import { httpCodes } from '../server/http/index.ts'
import type { Language } from './asked.ts'
import { listen } from './listen.ts'

export interface Look {
  /** false where the reader is told that the page is not there or not theirs */
  readonly seen: boolean
  /** what nobody should have to see, and what went wrong unseen */
  readonly faults: readonly string[]
}

const restMs = 300
const patienceMs = 20_000

/** Opens an address in a new page of a browser, and waits until nothing moves any more. */
export async function look(page: Page, url: string, language: Language): Promise<Look> {
  const heard = listen(page)
  await page.goto(url, { waitUntil: 'load' })
  const begun = performance.now()
  const isLate = () => performance.now() - begun > patienceMs
  const isLoading = async () =>
    heard.rests() < restMs || (await page.evaluate<boolean>(isBusy)) || heard.rests() < restMs
  while ((await isLoading()) && !isLate()) await page.waitForTimeout(50)
  const faults = [...heard.faults, ...(isLate() ? ['still loading'] : []), ...(await page.evaluate<string[]>(flaws))]
  const text = await page.locator('body').innerText()
  const seen = !notTheirs[language].some(words => text.includes(words))
  // Where the page says itself that it is not there, such answers are as they should be.
  return { seen, faults: seen ? [...faults, ...heard.missing] : faults }
}

/** In the page, once it has nothing else to do: nothing drawn yet, or the shape of what is coming. */
const isBusy = `new Promise(resolve => requestIdleCallback(() => resolve(
  document.body.innerText.trim() === '' || document.querySelector('.ant-skeleton-active, .ant-spin-spinning') !== null)))`

/** The words by which a page says that it is not there or not its reader's, as folder and key. */
const refusals = [
  ['app', 'not-found-why'],
  ['app/admin', 'nothing'],
  ['shared', 'not-there'],
  ['shared', 'not-read'],
  ['catalogue/edit', 'not-yours'],
] as const

const said = (language: Language): readonly string[] => [
  httpCodes['not-allowed'][language],
  ...refusals.map(([folder, key]) => {
    const file = path.join(repositoryFolder, 'web', folder, `texts.${language}.json`)
    const words: unknown = JSON.parse(readFileSync(file, 'utf8'))[key]
    if (typeof words !== 'string') throw new Error(`${file} has no ${key}`)
    return words
  }),
]
const notTheirs = { zh: said('zh'), en: said('en') }

/** In the page: wider than the screen, and keys where words should be. */
const flaws = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement
  const found = scrollWidth > clientWidth ? ['wider than the screen by ' + (scrollWidth - clientWidth) + ' px'] : []
  const key = /^(access|app|calendar|catalogue|channel|commitment|journal|mining|organisation|scorecard|shared)(\\.[a-z0-9-]+)+$/
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode.nodeValue.trim()
    if (key.test(text)) found.push('a key for words: ' + text)
  }
  return found
})()`
