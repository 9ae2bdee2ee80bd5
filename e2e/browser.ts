import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const executablePath = '/usr/bin/chromium'
export const hasBrowser = existsSync(executablePath)

/** Debian's Chromium, kept from calling home: this has to work without a network. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

export interface Screen {
  readonly language: 'zh-CN' | 'en-US'
  readonly width: number
}

/** Chinese at a desk and English in the hand in `npm test`; each language on each in `npm run e2e`. */
export const screens: readonly Screen[] = [
  { language: 'zh-CN', width: 1440 },
  { language: 'en-US', width: 390 },
  ...(process.env['HUKE_WHOLE'] === undefined
    ? []
    : ([
        { language: 'zh-CN', width: 390 },
        { language: 'en-US', width: 1440 },
      ] as const)),
]

/** What a browser is told of the screen and the language of whoever sits before it. */
export const screenOptions = ({ language, width }: Screen): BrowserContextOptions => ({
  locale: language,
  timezoneId: 'Asia/Shanghai',
  viewport: { width, height: width < 600 ? 844 : 900 },
  hasTouch: width < 600,
  isMobile: width < 600,
  // A click at where something stood a moment ago would miss it.
  reducedMotion: 'reduce',
})

/** A page of its own, in a language and width; any error in it fails the test that asks for `faults`. */
export async function openPage(browser: Browser, screen: Screen): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext(screenOptions(screen))
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', error => faults.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') faults.push(message.text())
  })
  return { page, faults }
}
