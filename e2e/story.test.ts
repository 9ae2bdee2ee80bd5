import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { hasBrowser, openPage, type Screen, screens } from './browser.ts'
import { looksRight } from './looks-right.ts'
import { stage } from './stage.ts'
import { act, signIn, stateIs } from './steps.ts'
import { type Words, words } from './words.ts'

/** The main job as people do it, by what they see and click; every page on the way is checked for accessibility. */
describe.runIf(hasBrowser)('a request is promised, returned, accepted and found behind a figure', () => {
  const on = stage()

  test.each(screens)('in $language, $width pixels wide', screen => {
    const say = words[screen.language === 'zh-CN' ? 'zh' : 'en']
    return story(screen, { ...say, title: `${say.title} ${screen.width}` })
  })

  async function story(screen: Screen, say: Words): Promise<void> {
    const [customer, supplier] = [await openPage(on.browser, screen), await openPage(on.browser, screen)]
    await signIn(customer.page, on.product.address, say.customer)
    await signIn(supplier.page, on.product.address, say.supplier)
    // Whether somebody is signed in was asked before: the only answer that may be an error.
    for (const { faults } of [customer, supplier]) expect(faults.splice(0).join()).toMatch(/^[^,]*401[^,]*$/)

    await request(customer.page, say)
    await openFromWorkbench(supplier.page, say)
    await act(supplier.page, say.promise)

    await stateIs(customer.page, say.promised)
    await tickAll(supplier.page)
    await act(supplier.page, say.deliver)

    await stateIs(customer.page, say.delivered)
    await act(customer.page, say.return, dialog => dialog.getByRole('textbox').fill(say.missing))

    await supplier.page.getByText(say.missing).waitFor()
    await act(supplier.page, say.deliver)

    await stateIs(customer.page, say.delivered)
    await act(customer.page, say.accept, dialog => dialog.getByText(say.good, { exact: true }).first().click())
    await stateIs(customer.page, say.accepted)
    await looksRight(customer.page)

    await findBehindFigure(supplier.page, say)
    expect(customer.faults).toEqual([])
    expect(supplier.faults).toEqual([])
    await customer.page.context().close()
    await supplier.page.context().close()
  }
})

async function request(page: Page, say: Words): Promise<void> {
  await looksRight(page)
  await page.getByRole('combobox').first().fill(say.service)
  await choices(page).getByText(say.service).first().click()
  await page.waitForURL('**/services/*')
  await looksRight(page)
  await page.getByRole('button', { name: say.askForIt }).click()
  await page.getByRole('textbox', { name: say.inALine }).fill(say.title)
  await pick(page, say.user, say.customer)
  await pick(page, say.unit, say.ownUnit)
  await page.getByRole('textbox', { name: say.neededFrom }).fill('2026-12-01')
  await page.keyboard.press('Enter')
  await page.getByText(say.laptop, { exact: true }).click()
  await looksRight(page)
  await page.getByRole('button', { name: say.send, exact: true }).click()
  await page.waitForURL('**/commitments/*')
}

async function pick(page: Page, field: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).fill(name)
  await choices(page).getByText(name).first().click()
  await choices(page).waitFor({ state: 'hidden' })
}

const choices = (page: Page) => page.locator('.ant-select-dropdown:visible')

async function openFromWorkbench(page: Page, say: Words): Promise<void> {
  await page.getByRole('link', { name: say.work, exact: true }).first().click()
  await page.getByText(say.unitOwes, { exact: true }).click()
  await page.getByRole('link', { name: say.title }).first().waitFor()
  await looksRight(page)
  await page.getByRole('link', { name: say.title }).first().click()
  await page.waitForURL('**/commitments/*')
}

async function tickAll(page: Page): Promise<void> {
  const boxes = page.getByRole('complementary').getByRole('checkbox')
  const items = await boxes.count()
  expect(items).toBeGreaterThan(0)
  for (let item = 0; item < items; item++) {
    await boxes.nth(item).click()
    await page.getByText(`${item + 1}/${items}`).waitFor()
  }
}

async function findBehindFigure(page: Page, say: Words): Promise<void> {
  await page.getByRole('link', { name: say.units, exact: true }).first().click()
  await page.getByRole('link', { name: say.supplierUnit }).first().click()
  await looksRight(page)
  await page.getByRole('link', { name: say.returned }).first().click()
  await page.getByRole('link', { name: say.title }).waitFor()
  await looksRight(page)
  await page.getByRole('link', { name: say.title }).click()
  await stateIs(page, say.accepted)
}
