import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caught, mailCatcher, type MailCatcher } from '../server/testing/mail-catcher.ts'
import { hasBrowser, type Screen, screens } from './browser.ts'
import { type Api, firstAdministrator, newcomer, openAs } from './company.ts'
import { looksRight } from './looks-right.ts'
import { freePort } from './product.ts'
import { stage } from './stage.ts'

/** What happens in one person's browser is read in another's mailbox, and leads back to the page. */
describe.runIf(hasBrowser)('a notice comes by mail', () => {
  const on = stage(async () => {
    const port = String(await freePort())
    // The links in mails lead to where the pages are.
    return { demo: false, environment: { HUKE_PORT: port, HUKE_ORIGIN: `http://127.0.0.1:${port}` } }
  })
  let catcher: MailCatcher
  let admin: Api
  let customer: { id: string; api: Api }
  let supplier: { id: string; api: Api }
  let unit: string

  beforeAll(async () => {
    catcher = await mailCatcher()
    const { address } = on.product
    admin = await firstAdministrator(on.product)
    const { items } = await admin<{ items: { id: string }[] }>('GET', '/units')
    const made = { nameEn: 'Purchasing', kind: 'department', parent: items[0]?.id, head: null }
    unit = (await admin('POST', '/units', { code: 'PUR', name: '采购部', ...made })).id
    customer = await newcomer(address, admin, {
      code: 'E1',
      name: '李想',
      nameEn: 'Li Xiang',
      email: 'li@example.com',
      unit: items[0]?.id ?? '',
      locale: 'zh',
    })
    supplier = await newcomer(address, admin, {
      code: 'E2',
      name: '周敏',
      nameEn: 'Zhou Min',
      email: 'zhou@example.com',
      unit,
      locale: 'en',
    })
    await admin('PUT', `/units/${unit}`, { name: '采购部', ...made, head: supplier.id })
  })
  afterAll(() => catcher?.close())

  const open = (api: Api, screen: Screen) => openAs(on.browser, on.product.address, api, screen)
  const arrived = async (rcpt: string, subject: string, after = 0): Promise<Caught> => {
    for (let tried = 0; tried < 900; tried++) {
      const found = catcher.mails.slice(after).find(mail => mail.rcpt === rcpt && mail.subject?.startsWith(subject))
      if (found !== undefined) return found
      await new Promise(resolve => setTimeout(resolve, 100))
    }
    throw new Error(`no mail for ${rcpt}`)
  }

  test.each(screens)('the administrator sets the server, in $language, $width pixels wide', async screen => {
    const say = settingsWords[screen.language]
    await admin('PUT', '/mail/settings', { language: 'zh', server: null })
    const before = catcher.mails.length
    const { page } = await open(admin, screen)
    await page.goto(`${on.product.address}/admin/mail`)
    await page.getByLabel(say.server, { exact: true }).fill('127.0.0.1')
    await page.getByText(say.plain, { exact: true }).click()
    await page.getByLabel(say.port).fill('1')
    await page.getByLabel(say.from).fill('huke@example.com')
    await page.getByRole('textbox', { name: say.to, exact: true }).fill('zheng@example.com')
    await page.getByRole('button', { name: say.test }).click()
    await page.getByText(say.nobodyListens).waitFor()
    await page.getByLabel(say.port).fill(String(catcher.port))
    await page.getByRole('button', { name: say.test }).click()
    await page.getByText(say.taken).waitFor()
    await arrived('zheng@example.com', say.testSubject, before)
    await looksRight(page)
    await page.getByRole('button', { name: say.save, exact: true }).click()
    await page.getByText(say.noneSent).waitFor()
    await page.goto(`${on.product.address}/admin/mail/undelivered`)
    await page.getByText(say.allDelivered).waitFor()
    await looksRight(page)
    await page.context().close()
  })

  // A mail gathers for a minute. Who reads which language is theirs; on the other width they read it in `npm run e2e`.
  const pairs = screens
    .filter(({ language }) => language === 'zh-CN')
    .map(({ width }) => [width, width < 600 ? 1440 : 390])
  test.each(pairs)(
    'in the language of whoever reads it, asked at %d px and served at %d px',
    { timeout: 400_000 },
    async (wide, narrow) => {
      const asks = await open(customer.api, { language: 'zh-CN', width: wide })
      const serves = await open(supplier.api, { language: 'en-US', width: narrow })
      const title = `紧急备件询价 ${wide}`
      // Whenever this runs: the mail does not wait for working hours.
      await anyHour(asks.page, ['下班时间不发', '保存', '已保存'])
      await anyHour(serves.page, ['Nothing outside working hours', 'Save', 'Saved'])

      await asks.page.goto(`${on.product.address}/ask?unit=${unit}`)
      await asks.page.getByLabel('需求概要').fill(title)
      await attach(asks.page, '图纸.txt')

      await asks.page.getByRole('button', { name: '提交', exact: true }).click()
      await asks.page.waitForURL('**/commitments/*')

      const page = asks.page.url()
      await serves.page.goto(page)

      // Words and file are one act, whatever the other side writes at the same moment.
      await serves.page
        .getByRole('textbox', { name: 'Write something; @ calls a colleague' })
        .fill('Which machine is it for?')
      await attach(serves.page, 'quote.txt')
      await asks.page.getByRole('textbox', { name: '写点什么，用 @ 叫上同事' }).fill('客户停机了')
      await Promise.all([
        serves.page.getByRole('button', { name: 'Send', exact: true }).click(),
        asks.page.getByRole('button', { name: '发送', exact: true }).click(),
      ])
      for (const words of ['Which machine is it for?', '客户停机了'])
        await asks.page.locator('.entry').getByText(words).waitFor()
      await asks.page.locator('.entry').getByText('quote.txt').waitFor()
      await looksRight(serves.page)

      const toSupplier = await arrived('zhou@example.com', `Li Xiang asks you for “${title}”`)
      const toCustomer = await arrived('li@example.com', `周敏在「${title}」中留言`)
      expect(toCustomer.text).toContain('> Which machine is it for?')
      expect([linkIn(toSupplier), linkIn(toCustomer)]).toEqual([page, page])
      await asks.page.setContent(toCustomer.html ?? '')
      expect(await asks.page.getByText('Which machine is it for?').isVisible()).toBe(true)
      await looksRight(asks.page)
      await asks.page.goto(linkIn(toCustomer))
      await asks.page.locator('.entry').getByText('quote.txt').waitFor()
      expect([...asks.faults, ...serves.faults]).toEqual([])
      for (const { page } of [asks, serves]) await page.context().close()
    },
  )

  async function anyHour(page: Page, [working, save, saved]: readonly [string, string, string]): Promise<void> {
    await page.goto(`${on.product.address}/me?part=mail`)
    await page.getByRole('checkbox', { name: working }).uncheck()
    await looksRight(page)
    await page.getByRole('button', { name: save, exact: true }).click()
    await page.getByText(saved, { exact: true }).waitFor()
  }
})

const settingsWords = {
  'zh-CN': {
    server: '服务器',
    plain: '不加密',
    port: '端口',
    from: '发件地址',
    to: '发给',
    test: '发送测试邮件',
    nobodyListens: '没有邮件服务在听',
    taken: '服务器已接收发往 zheng@example.com 的测试邮件',
    testSubject: '互客测试邮件',
    save: '保存',
    noneSent: '还没有发出过邮件。',
    allDelivered: '没有未送达的邮件。',
  },
  'en-US': {
    server: 'Server',
    plain: 'None',
    port: 'Port',
    from: 'Sender address',
    to: 'To',
    test: 'Send a test mail',
    nobodyListens: 'Nothing listens on port',
    taken: 'The server took a test mail for zheng@example.com',
    testSubject: 'Test mail from Huke',
    save: 'Save',
    noneSent: 'No mail has been sent yet.',
    allDelivered: 'Everything was delivered.',
  },
} as const

async function attach(page: Page, name: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(name) })
  await page.getByText(name).first().waitFor()
}

const linkIn = (mail: Caught): string => /https?:\S+\/commitments\/\S+/.exec(mail.text ?? '')?.[0] ?? ''
