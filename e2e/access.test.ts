import { generateSync } from 'otplib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessWords } from './access-words.ts'
import { hasBrowser, openPage, screens } from './browser.ts'
import { looksRight } from './looks-right.ts'
import { stage } from './stage.ts'

const password = 'four words are enough'

/** Whoever has the code sets it up; who comes in shows two things; what programs may do is seen and ended. */
describe.runIf(hasBrowser)('the door', () => {
  describe.each(screens)('in $language, $width pixels wide', screen => {
    const say = accessWords[screen.language === 'zh-CN' ? 'zh' : 'en']
    const on = stage(async () => ({ demo: false }))
    let page: Page
    let faults: string[]
    let secret = ''

    beforeAll(async () => {
      ;({ page, faults } = await openPage(on.browser, screen))
    })
    afterAll(() => expect(faults.filter(fault => !/40[134]|422/.test(fault))).toEqual([]))

    const at = (path: string) => page.goto(`${on.product.address}${path}`)
    const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    /** The app on the phone; a code is taken once, so that the next is that of the next half minute. */
    const nextCode = (later: number) => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + later })

    test('whoever comes first needs the code that was printed at the start', async () => {
      await at('/')
      const code = /Set-up code.*: (\S+)/.exec(on.product.said())?.[1] ?? ''
      await page.getByLabel(say.code).waitFor()
      await fill(say.code, 'not the code')
      await fill(say.name, '长河机械')
      const [name, number, login, word] = [4, 5, 6, 7].map(n => page.locator('form input').nth(n - 1))
      await name?.fill('郑十')
      await number?.fill('A1')
      await login?.fill('zheng')
      await word?.fill(password)
      await press(say.done)
      await page.getByText(say.wrongCode).waitFor()
      await looksRight(page)
      await fill(say.code, code)
      await press(say.done)
      await page.waitForURL('**/admin/organisation')
    })

    test('a second factor is set up, and asked for at the next sign-in', async () => {
      await at('/me?part=second-factor')
      await press(say.setUp)
      await fill(say.yourPassword, password)
      await press(say.goOn)
      await page.getByLabel(say.appCode).waitFor()
      await looksRight(page)
      secret = (await page.locator('.second-secret code').innerText()).replace(/\s/g, '')
      await fill(say.appCode, nextCode(0))
      await press(say.confirm)
      await page.locator('.second-codes li').nth(9).waitFor()
      await looksRight(page)
      await press(say.kept)
      await page.getByText(say.inForce).waitFor()

      await page.getByRole('button', { name: say.menu }).click()
      await page.getByText(say.signOut).click()
      await page.waitForURL('**/sign-in*')
      await fill(say.login, 'zheng')
      await fill(say.password, password)
      await press(say.signIn)
      await page.getByLabel(say.oneCode, { exact: true }).waitFor()
      await looksRight(page)
      await fill(say.oneCode, nextCode(30))
      await press(say.signIn)
      await page.getByRole('button', { name: say.menu }).waitFor()
    })

    test('it is demanded of a role; the log and everybody’s tokens are there, and a token is revoked', async () => {
      await at('/admin/people')
      const saved = page.waitForResponse(answer => answer.request().method() === 'PUT' && answer.ok())
      await page.getByRole('checkbox', { name: say.administrators }).check()
      await saved
      await page.reload()
      expect(await page.getByRole('checkbox', { name: say.administrators }).isChecked()).toBe(true)
      await looksRight(page)
      const made = await page.evaluate(async () => {
        const body = JSON.stringify({ name: 'ERP', scopes: ['commitment:read'], expiresAt: null })
        const headers = { 'content-type': 'application/json' }
        return (await fetch('/api/v1/tokens', { method: 'POST', headers, body })).status
      })
      expect(made).toBe(201)
      await page.getByRole('link', { name: say.tokens, exact: true }).click()
      await page.getByText('ERP').waitFor()
      await looksRight(page)
      await press(say.revoke)
      await page.locator('.ant-modal-container').getByRole('button', { name: say.revoke }).click()
      await page.getByText(say.noTokens).waitFor()
      await at('/admin/people/log')
      await page.getByText(say.log).first().waitFor()
      await looksRight(page)
    })
  })
})
