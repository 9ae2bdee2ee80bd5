import type { Locator, Page } from 'playwright-core'
import { looksRight } from './looks-right.ts'

export async function signIn(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('searchbox').fill(name)
  await page.getByRole('button', { name }).first().click()
  await page.waitForURL(`${address}/`)
}

/** Clicks an act of the page, and confirms it; `confirms` = what the button says once it is filled in. */
export async function act(
  page: Page,
  name: string,
  fill?: (dialog: Locator) => Promise<void>,
  confirms: string = name,
): Promise<void> {
  await page.locator('.acts').getByRole('button', { name, exact: true }).click()
  await confirm(page, confirms, fill)
}

/** The same for an act of the menu. */
export async function actOfMenu(
  page: Page,
  menu: string,
  name: string,
  fill?: (dialog: Locator) => Promise<void>,
): Promise<void> {
  await page.getByRole('button', { name: menu }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
  await confirm(page, name, fill)
}

export async function confirm(page: Page, name: string, fill?: (dialog: Locator) => Promise<void>) {
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  if (fill) {
    await fill(dialog)
    await looksRight(page)
  }
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** The customer's page follows without being asked again. */
export const stateIs = (page: Page, state: string): Promise<void> =>
  page.locator('.head-state').getByText(state).first().waitFor()
