import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

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

/** Nothing that keeps a person from using it, and nothing wider than the screen. */
export async function looksRight(page: Page): Promise<void> {
  await page.waitForTimeout(400)
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([])
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  expect(overflow, `wider than the screen: ${page.url()}`).toBe(0)
}
