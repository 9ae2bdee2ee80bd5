import { createServer } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caught, mailCatcher, type MailCatcher } from '../server/testing/mail-catcher.ts'
import { hasBrowser, openBrowser, type Screen } from './browser.ts'
import { type Api, firstAdministrator, newcomer, openAs } from './company.ts'
import { looksRight } from './looks-right.ts'
import { type Running, start, temporaryFolder } from './product.ts'

/** What happens in one person's browser is read in another's mailbox, and leads back to the page. */
describe.runIf(hasBrowser)('a notice comes by mail', () => {
  let product: Running
  let browser: Browser
  let catcher: MailCatcher
  let data: Awaited<ReturnType<typeof temporaryFolder>>
  let admin: Api
  let customer: { id: string; api: Api }
  let supplier: { id: string; api: Api }
  let unit: string

  beforeAll(async () => {
    data = await temporaryFolder()
    catcher = await mailCatcher()
    const port = String(await freePort())
    // The links in mails lead to where the pages are.
    const environment = { HUKE_PORT: port, HUKE_ORIGIN: `http://127.0.0.1:${port}` }
    product = await start({ data: data.folder, demo: false, environment })
    const { address } = product
    admin = await firstAdministrator(address)
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
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
    await catcher?.close()
    await data?.remove()
  })

  const open = (api: Api, screen: Screen) => openAs(browser, product.address, api, screen)
  const arrived = async (rcpt: string, subject: RegExp): Promise<Caught> => {
    for (let tried = 0; tried < 900; tried++) {
      const found = catcher.mails.find(mail => mail.rcpt === rcpt && subject.test(mail.subject ?? ''))
      if (found !== undefined) return found
      await new Promise(resolve => setTimeout(resolve, 100))
    }
    throw new Error(`no mail for ${rcpt}`)
  }

  test('the administrator sets the server, after a test that says what happened', async () => {
    const { page } = await open(admin, { language: 'zh-CN', width: 1440 })
    await page.goto(`${product.address}/admin/mail`)
    await page.getByLabel('服务器', { exact: true }).fill('127.0.0.1')
    await page.getByText('不加密', { exact: true }).click()
    await page.getByLabel('端口').fill('1')
    await page.getByLabel('发件地址').fill('huke@example.com')
    await page.getByRole('textbox', { name: '发给' }).fill('zheng@example.com')
    await page.getByRole('button', { name: '发送测试邮件' }).click()
    await page.getByText('没有邮件服务在听').waitFor()
    await page.getByLabel('端口').fill(String(catcher.port))
    await page.getByRole('button', { name: '发送测试邮件' }).click()
    await page.getByText('服务器已接收发往 zheng@example.com 的测试邮件').waitFor()
    await arrived('zheng@example.com', /^互客测试邮件$/)
    await looksRight(page)
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('还没有发出过邮件。').waitFor()
    await page.goto(`${product.address}/admin/mail/undelivered`)
    await page.getByText('没有未送达的邮件。').waitFor()
    await looksRight(page)
    await page.context().close()
  })

  // A mail gathers for a minute.
  test('in the language of whoever reads it, with what was written and a way back', { timeout: 400_000 }, async () => {
    const asks = await open(customer.api, { language: 'zh-CN', width: 1440 })
    const serves = await open(supplier.api, { language: 'en-US', width: 390 })
    // Whenever this runs: the mail does not wait for working hours.
    await anyHour(asks.page, ['下班时间不发', '保存', '已保存'])
    await anyHour(serves.page, ['Nothing outside working hours', 'Save', 'Saved'])

    await asks.page.goto(`${product.address}/ask?unit=${unit}`)
    await asks.page.getByLabel('需求概要').fill('紧急备件询价')
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

    const toSupplier = await arrived('zhou@example.com', /^Li Xiang asks you for “紧急备件询价”/)
    const toCustomer = await arrived('li@example.com', /^周敏在「紧急备件询价」中留言$/)
    expect(toCustomer.text).toContain('> Which machine is it for?')
    expect([linkIn(toSupplier), linkIn(toCustomer)]).toEqual([page, page])
    await asks.page.setContent(toCustomer.html ?? '')
    expect(await asks.page.getByText('Which machine is it for?').isVisible()).toBe(true)
    await looksRight(asks.page)
    await asks.page.goto(linkIn(toCustomer))
    await asks.page.locator('.entry').getByText('quote.txt').waitFor()
    expect([...asks.faults, ...serves.faults]).toEqual([])
  })

  async function anyHour(page: Page, [working, save, saved]: readonly [string, string, string]): Promise<void> {
    await page.goto(`${product.address}/me?part=mail`)
    await page.getByRole('checkbox', { name: working }).uncheck()
    await looksRight(page)
    await page.getByRole('button', { name: save, exact: true }).click()
    await page.getByText(saved, { exact: true }).waitFor()
  }
})

async function attach(page: Page, name: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(name) })
  await page.getByText(name).first().waitFor()
}

const linkIn = (mail: Caught): string => /https?:\S+\/commitments\/\S+/.exec(mail.text ?? '')?.[0] ?? ''

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
