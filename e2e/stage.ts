import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { openBrowser } from './browser.ts'
import { type Running, start, type StartOptions, temporaryFolder } from './product.ts'

export interface Stage {
  readonly product: Running
  readonly browser: Browser
}

/** A product with data of its own and a browser, for the tests of a block; there once they have begun. */
export function stage(options: () => Promise<Omit<StartOptions, 'data'>> = async () => ({})): Stage {
  const set = {} as { product: Running; browser: Browser; removeData: () => Promise<void> }
  beforeAll(async () => {
    const { folder, remove } = await temporaryFolder()
    set.removeData = remove
    set.product = await start({ data: folder, ...(await options()) })
    set.browser = await openBrowser()
  })
  afterAll(async () => {
    await set.browser?.close()
    await set.product?.stop()
    await set.removeData?.()
  })
  return set
}
