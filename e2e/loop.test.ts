import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasBrowser, openPage, screens } from './browser.ts'
import { looksRight } from './looks-right.ts'
import { apiOf } from './company.ts'
import { type Hands, handsOf } from './hands.ts'
import { type LoopWords, loopWords } from './loop-words.ts'
import { stage } from './stage.ts'
import { act, actOfMenu, confirm, signIn, stateIs } from './steps.ts'

type Role = 'customer' | 'second' | 'supplier' | 'officer'
interface Player extends Hands {
  page: Page
  open(commitment: string): Promise<void>
}
type Cast = Record<Role, Player>

/** Where two sides do not simply go along with each other, by what they see and click. */
describe.runIf(hasBrowser)('two sides that differ', () => {
  const on = stage()

  describe.each(screens)('in $language, $width pixels wide', screen => {
    const say = loopWords[screen.language === 'zh-CN' ? 'zh' : 'en']
    const faults: string[][] = []
    let cast: Cast

    beforeAll(async () => {
      const players = []
      for (const role of ['customer', 'second', 'supplier', 'officer'] as const)
        players.push([role, await enter(say[role])] as const)
      cast = Object.fromEntries(players) as Cast
    })
    afterAll(() => expect(faults.flat()).toEqual([]))

    async function enter(name: string): Promise<Player> {
      const opened = await openPage(on.browser, screen)
      await signIn(opened.page, on.product.address, name)
      // Whether somebody is signed in was asked before: the only answer that may be an error.
      opened.faults.length = 0
      faults.push(opened.faults)
      const cookies = await opened.page.context().cookies()
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
      const open = async (commitment: string) => {
        await opened.page.goto(`${on.product.address}/commitments/${commitment}`)
        await opened.page.locator('.head-panel').waitFor()
        await looksRight(opened.page)
      }
      return { page: opened.page, open, ...handsOf(apiOf(on.product.address, cookie)) }
    }

    test('a promise later than the standard goes out as an offer, and is agreed', () => offer(cast, say))
    test('a duplicate is merged, delivered once and accepted by both', () => merge(cast, say))
    test('a deviation is accepted with its cause, which the supplier confirms', () => deviate(cast, say))
    test('the cause of a return is seen differently', () => differ(cast, say))
    test('a contest is found by the officer, settled, and seen by the customer', () => contest(cast, say))
  })
})

async function offer({ customer, supplier }: Cast, say: LoopWords): Promise<void> {
  const matter = await customer.ask('Laptop A')
  await supplier.open(matter)
  await act(
    supplier.page,
    say.promise,
    async dialog => {
      await dialog.getByRole('button', { name: say.promise, exact: true }).waitFor()
      await dialog.getByText(say.otherTime, { exact: true }).click()
      await dialog.locator('.day-ends').getByRole('button').last().click()
      await dialog.getByText(say.takesYes).waitFor()
    },
    say.offer,
  )
  await customer.open(matter)
  const terms = customer.page.locator('.offer')
  await terms.getByText(say.later).waitFor()
  await terms.getByText(say.byStandard).waitFor()
  await customer.page.locator('.acts').getByRole('button', { name: say.agree, exact: true }).click()
  await stateIs(customer.page, say.promised)
  await stateIs(supplier.page, say.promised)
  await supplier.page.locator('.clock-dues').getByText(say.asAgreed).waitFor()
}

async function merge({ customer, second, supplier }: Cast, say: LoopWords): Promise<void> {
  const [kept, duplicate] = [await customer.ask('Laptop B'), await second.ask('Laptop B, again')]
  await supplier.open(duplicate)
  await actOfMenu(supplier.page, say.more, say.merge, async dialog => {
    await dialog.getByRole('combobox', { name: say.which }).fill('Laptop B')
    await supplier.page.locator('.ant-select-item-option').filter({ hasText: 'Laptop B' }).first().click()
    await dialog.getByText(say.goesOn).waitFor()
  })
  await supplier.page.getByText(say.mergedInto).waitFor()
  await supplier.page.locator('.remarks').getByRole('link').click()
  await supplier.page.waitForURL(`**/commitments/${kept}`)
  await supplier.page.getByText(say.alsoFrom).waitFor()
  await supplier.act(kept, { kind: 'promise' })
  await supplier.deliver(kept)
  await customer.open(kept)
  expect(await customer.page.locator('.pair-many').getByText(say.verdictDue).count()).toBe(2)
  await act(customer.page, say.accept)
  await customer.page.locator('.pair-many').getByText(say.accepted.toLowerCase()).waitFor()
  await stateIs(customer.page, say.delivered)
  await second.open(kept)
  await act(second.page, say.accept)
  await stateIs(second.page, say.accepted)
  await stateIs(customer.page, say.accepted)
}

async function deviate({ customer, supplier }: Cast, say: LoopWords): Promise<void> {
  const matter = await delivered(customer, supplier, 'Laptop C')
  await customer.open(matter)
  await act(customer.page, say.accept, async dialog => {
    await dialog.getByRole('checkbox', { name: say.deviation }).check()
    await dialog.getByRole('textbox', { name: say.whatDeviates }).fill('No cable')
    await dialog.getByRole('radio', { name: say.execution }).check()
  })
  await customer.page.locator('.causes').getByText(say.toConfirm).waitFor()
  await supplier.open(matter)
  await supplier.page.locator('.causes').getByRole('button', { name: say.confirm, exact: true }).click()
  await supplier.page.locator('.causes').getByText(say.agreedCause).waitFor()
  await customer.page.locator('.causes').getByText(say.agreedCause).waitFor()
}

async function differ({ customer, supplier }: Cast, say: LoopWords): Promise<void> {
  const matter = await delivered(customer, supplier, 'Laptop D')
  await customer.open(matter)
  await act(customer.page, say.returns, async dialog => {
    await dialog.getByRole('textbox', { name: say.whatIsWrong }).fill('It does not start')
    await dialog.getByRole('radio', { name: say.execution }).check()
  })
  await supplier.open(matter)
  const causes = supplier.page.locator('.causes')
  await causes.getByRole('button', { name: say.seeDifferently }).click()
  await causes.getByRole('radio', { name: say.process }).check()
  await looksRight(supplier.page)
  await causes.getByRole('button', { name: say.nameCause }).click()
  await causes.locator('.chip').getByText(say.differing).waitFor()
  await customer.page.locator('.causes .chip').getByText(say.differing).waitFor()
}

async function contest({ customer, supplier, officer }: Cast, say: LoopWords): Promise<void> {
  const matter = await delivered(customer, supplier, 'Laptop E')
  await customer.open(matter)
  await act(customer.page, say.accept, async dialog => {
    await dialog.getByText(say.notGood, { exact: true }).first().click()
    await dialog.getByRole('textbox', { name: say.why }).fill('No cable')
  })
  await supplier.act(matter, { kind: 'evaluate-customer', evaluation: { scale: 'good-bad', score: 1 } })
  await supplier.open(matter)
  await actOfMenu(supplier.page, say.more, say.contest, dialog =>
    dialog.getByRole('textbox', { name: say.unreasonable }).fill('No cable is part of it'),
  )
  await officer.page.getByRole('link', { name: say.work, exact: true }).first().click()
  await officer.page.getByText(say.contests, { exact: true }).click()
  await officer.page.getByRole('link', { name: 'Laptop E' }).waitFor()
  await looksRight(officer.page)
  await officer.page.getByRole('link', { name: 'Laptop E' }).click()
  await officer.page.locator('.acts').getByRole('button', { name: say.settle }).click()
  await confirm(officer.page, say.settle, async dialog => {
    await dialog.getByText('No cable is part of it').waitFor()
    await dialog.getByRole('radio', { name: say.inside }).check()
    await dialog.getByRole('radio', { name: say.notCounted }).check()
  })
  await customer.page.locator('.contest').getByText(say.notCounted).waitFor()
  await customer.page.locator('.contest').getByText('No cable is part of it').waitFor()
}

async function delivered(customer: Player, supplier: Player, title: string): Promise<string> {
  const matter = await customer.ask(title)
  await supplier.act(matter, { kind: 'promise' })
  await supplier.deliver(matter)
  return matter
}
