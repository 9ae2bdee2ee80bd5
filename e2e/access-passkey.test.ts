import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessWords } from './access-words.ts'
import { hasBrowser, openPage, screens } from './browser.ts'
import { looksRight } from './looks-right.ts'
import { stage } from './stage.ts'

const password = 'four words are enough'

/** Chromium’s own: a device that recognises whoever touches it. */
const device = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const

/** Who adds a passkey is asked for it at the next sign-in, and comes in without it by a code on paper alone. */
describe.runIf(hasBrowser)('a passkey', () => {
  describe.each(screens)('in $language, $width pixels wide', screen => {
    const say = accessWords[screen.language === 'zh-CN' ? 'zh' : 'en']
    const on = stage(async () => ({ demo: false }))
    let page: Page
    let faults: string[]
    let browser: CDPSession
    let authenticatorId: string
    let paper = ''

    beforeAll(async () => {
      ;({ page, faults } = await openPage(on.browser, screen))
      browser = await page.context().newCDPSession(page)
      await browser.send('WebAuthn.enable', {})
      ;({ authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', { options: device }))
      await at('/setup')
      await page.getByLabel(say.code).fill(/Set-up code.*: (\S+)/.exec(on.product.said())?.[1] ?? '')
      for (const [n, text] of ['长河机械', '', '郑十', 'A1', 'zheng', password].entries())
        await page
          .locator('form input')
          .nth(n + 1)
          .fill(text)
      await press(say.done)
      await page.waitForURL('**/admin/organisation')
    })
    afterAll(() => expect(faults.filter(fault => !/40[1349]|422/.test(fault))).toEqual([]))

    /** By its name: a passkey belongs to no number. */
    const home = () => on.product.address.replace('127.0.0.1', 'localhost')
    const at = (path: string) => page.goto(`${home()}${path}`)
    const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const dialog = () => page.locator('.ant-modal-container').filter({ visible: true })
    const touches = (enabled: boolean) =>
      browser.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
    const signOut = async () => {
      await page.getByRole('button', { name: say.menu }).click()
      await page.getByText(say.signOut).click()
      await page.waitForURL('**/sign-in*')
    }
    const signIn = async () => {
      await fill(say.login, 'zheng')
      await fill(say.password, password)
      await press(say.signIn)
    }

    const turnDemand = async () => {
      await at('/admin/people')
      const kept = page.waitForResponse(answer => answer.request().method() === 'PUT')
      await page.getByRole('checkbox', { name: say.administrators }).click()
      expect((await kept).status()).toBe(200)
    }

    test('is added under a name; recovery codes come with it', async () => {
      await at('/me?part=second-factor')
      await page.getByRole('button', { name: say.addPasskey }).waitFor()
      await looksRight(page)
      await press(say.addPasskey)
      await fill(say.passkeyName, say.myPhone)
      await fill(say.yourPassword, password)
      await looksRight(page)
      await press(say.goOn)
      await page.locator('.second-codes li').nth(9).waitFor()
      paper = await page.locator('.second-codes li').first().innerText()
      await looksRight(page)
      await press(say.kept)
      await page.getByText(say.inForce).waitFor()
      await page.getByText(say.myPhone).waitFor()
      await looksRight(page)

      await press(say.addPasskey)
      await fill(say.passkeyName, say.myPhone)
      await fill(say.yourPassword, password)
      await press(say.goOn)
      await page.getByText(say.passkeyThere).waitFor()
      await looksRight(page)
    })

    test('is asked for at the next sign-in', async () => {
      await at('/me?part=second-factor')
      await signOut()
      await touches(false)
      await signIn()
      await page.getByText(say.follow).waitFor()
      await looksRight(page)
      // Nobody touched it: the code is asked for, and then it is at hand after all.
      await press(say.paperInstead)
      await page.getByLabel(say.paper, { exact: true }).waitFor()
      await touches(true)
      await press(say.usePasskey)
      await page.getByRole('button', { name: say.menu }).waitFor()
      await at('/me?part=second-factor')
      await page.getByText(say.lastUsed).waitFor()
    })

    test('whoever has not got it with them comes in by a recovery code', async () => {
      await signOut()
      await touches(false)
      await signIn()
      await press(say.paperInstead)
      await fill(say.paper, 'not one')
      await press(say.signIn)
      await page.getByText(say.wrongPaper).waitFor()
      await looksRight(page)
      await fill(say.paper, paper)
      await press(say.signIn)
      await page.getByRole('button', { name: say.menu }).waitFor()
    })

    test('stays where a role demands one; else it is renamed and removed', async () => {
      await turnDemand()
      await at('/me?part=second-factor')
      await page.getByRole('button', { name: say.rename, exact: true }).waitFor()
      expect(await page.getByRole('button', { name: say.remove, exact: true }).count()).toBe(0)
      await looksRight(page)
      await press(say.rename)
      await dialog().getByLabel(say.passkeyName).fill('YubiKey')
      await dialog().getByRole('button', { name: say.save }).click()
      await page.getByText('YubiKey').waitFor()
      await turnDemand()
      await at('/me?part=second-factor')
      await press(say.remove)
      await dialog().getByLabel(say.yourPassword).fill(password)
      await looksRight(page)
      await dialog().getByRole('button', { name: say.remove, exact: true }).click()
      await page.getByText('YubiKey', { exact: true }).waitFor({ state: 'detached' })
      await signOut()
      await signIn()
      await page.getByRole('button', { name: say.menu }).waitFor()
    })

    test('is not to be had at an address without a name, and it is said why', async () => {
      await page.goto(`${on.product.address}/sign-in`)
      await signIn()
      await page.getByRole('button', { name: say.menu }).waitFor()
      await page.goto(`${on.product.address}/me?part=second-factor`)
      await page.getByText(say.notHere).waitFor()
      expect(await page.getByRole('button', { name: say.addPasskey }).count()).toBe(0)
      await page.getByRole('button', { name: say.setUp }).waitFor()
      await looksRight(page)
    })
  })
})
