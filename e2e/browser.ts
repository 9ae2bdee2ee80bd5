import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

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

/** A page of its own, in a language and width; any error in it fails the test that asks for `faults`. */
export async function openPage(
  browser: Browser,
  { language, width }: Screen,
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({
    locale: language,
    timezoneId: 'Asia/Shanghai',
    viewport: { width, height: width < 600 ? 844 : 900 },
    hasTouch: width < 600,
    isMobile: width < 600,
    // A click at where something stood a moment ago would miss it.
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', error => faults.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') faults.push(message.text())
  })
  return { page, faults }
}
