import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasBrowser, screens } from './browser.ts'
import { type Api, firstAdministrator, newcomer, openAs } from './company.ts'
import { looksRight } from './looks-right.ts'
import { organisationWords } from './organisation-words.ts'
import { stage } from './stage.ts'

interface Person {
  readonly id: string
  readonly api: Api
}

interface Line {
  id: string
  code: string
  name: { zh: string; en: string }
}

/** Departments end and people leave; what they owe is in good hands afterwards. */
describe.runIf(hasBrowser)('who is there no longer', () => {
  describe.each(screens)('in $language, $width pixels wide', screen => {
    const locale = screen.language === 'zh-CN' ? 'zh' : 'en'
    const on = stage(async () => ({ demo: false }))
    let admin: Api
    let root: string
    const faults: string[][] = []

    beforeAll(async () => {
      admin = await firstAdministrator(on.product)
      root = (await admin<{ items: Line[] }>('GET', '/units')).items[0]?.id ?? ''
    })
    afterAll(() => expect(faults.flat()).toEqual([]))

    const say = organisationWords[locale]
    const named = (zh: string, en: string) => (locale === 'zh' ? zh : en)

    async function unitOf(code: string, name: string, nameEn: string, parent = root): Promise<string> {
      const body = { code, name, nameEn, kind: 'department', parent, head: null }
      return (await admin('POST', '/units', body)).id
    }
    const headed = async (unit: string, name: string, nameEn: string, head: string) =>
      admin('PUT', `/units/${unit}`, { name, nameEn, kind: 'department', parent: root, head })
    const personOf = (code: string, name: string, nameEn: string, unit: string): Promise<Person> =>
      newcomer(on.product.address, admin, {
        code,
        name,
        nameEn,
        email: `${code.toLowerCase()}@example.com`,
        unit,
        locale,
      })
    const enter = async (api: Api): Promise<Page> => {
      const opened = await openAs(on.browser, on.product.address, api, screen)
      faults.push(opened.faults)
      return opened.page
    }
    const asks = async (person: Person, unit: string, title: string): Promise<string> =>
      (await person.api('POST', '/commitments', { supplier: { unit, person: null }, title })).id

    test('a department with work ends, with every kind of answer', async () => {
      const it = await unitOf('IT', '信息部', 'IT')
      const room = await unitOf('ROOM', '机房组', 'Server room', it)
      const office = await unitOf('ADM', '行政部', 'Administration')
      const finance = await unitOf('FIN', '财务部', 'Finance')
      const sales = await unitOf('SAL', '销售部', 'Sales')
      const lead = await personOf('ZHOU', '周敏', 'Zhou Min', it)
      const moves = await personOf('WU', '吴刚', 'Wu Gang', it)
      const [heads, pays] = [
        await personOf('SUN', '孙丽', 'Sun Li', office),
        await personOf('QIAN', '钱进', 'Qian Jin', finance),
      ]
      const customer = await personOf('LI', '李想', 'Li Xiang', sales)
      await headed(office, '行政部', 'Administration', heads.id)
      await headed(finance, '财务部', 'Finance', pays.id)
      await headed(it, '信息部', 'IT', lead.id)
      const { items: services } = await admin<{ items: { service: string; code: string }[] }>(
        'POST',
        '/services/from-templates',
        { templates: ['it-laptop', 'it-account'], unit: it },
      )
      const titled = {
        along: named('会议室投影维修', 'Repair the projector'),
        elsewhere: named('开票系统登录不上', 'No sign-in to invoicing'),
        withdrawn: named('旧传真机', 'The old fax machine'),
        owed: named('差旅费报销', 'Travel expenses'),
      }
      const along = await asks(customer, it, titled.along)
      const elsewhere = await asks(customer, it, titled.elsewhere)
      const withdrawn = await asks(customer, it, titled.withdrawn)
      const owed = await asks(lead, finance, titled.owed)

      const page = await enter(admin)
      await page.goto(`${on.product.address}/admin/organisation/units/${it}`)
      await page.getByRole('link', { name: say.end }).click()
      await page.getByRole('button', { name: say.endIt }).click()
      // Nothing has a place yet: it is refused with all that lacks one.
      await page.locator('.ticks li').nth(4).waitFor()
      faults.at(-1)?.splice(0)
      await looksRight(page)

      const pick = async (picker: Locator, unit: string) => {
        await picker.fill(unit)
        await page.locator('.ant-select-tree-title:visible').getByText(unit, { exact: true }).click()
      }
      const go = async (label: string, how: string) => {
        await page.getByRole('combobox', { name: label, exact: true }).click()
        await page.locator('.ant-select-item-option:visible').getByText(how, { exact: true }).click()
      }
      const row = (what: string) => page.locator('.ending-row').filter({ has: page.locator('dt', { hasText: what }) })
      const each = (what: string) => row(what).getByText(say.oneByOne).click()
      const whichUnit = (what: string) =>
        page.getByRole('combobox', { name: named(`${what}归哪个部门`, `Where ${what} goes`) })

      await pick(page.getByRole('combobox', { name: say.pickUnit }), named('行政部', 'Administration'))
      await each(say.what.owes)
      await go(titled.elsewhere, say.how.unit)
      await pick(whichUnit(titled.elsewhere), named('财务部', 'Finance'))
      await go(titled.withdrawn, say.how.withdraw)
      await page.getByRole('textbox', { name: say.word }).fill(named('传真机已停用', 'No fax any more'))
      await each(say.what.services)
      const account = services.find(({ code }) => code === 'it-account')?.service ?? ''
      const { name: accountName } = await admin<Line>('GET', `/services/${account}`)
      await go(accountName[locale], say.how.retire)
      await each(say.what.people)
      await go(named('吴刚', 'Wu Gang'), say.how.unit)
      await pick(whichUnit(named('吴刚', 'Wu Gang')), named('财务部', 'Finance'))
      await go(say.what.below, say.how.unit)
      await pick(whichUnit(say.what.below), named('财务部', 'Finance'))
      await looksRight(page)
      await page.getByRole('button', { name: say.endIt }).click()
      await page.locator('.ending-state').getByText(say.done).waitFor()
      await looksRight(page)

      const supplierOf = async (id: string) =>
        (await customer.api<{ pair: { supplier: { unit: { id: string } } } }>('GET', `/commitments/${id}`)).pair
          .supplier.unit.id
      expect([await supplierOf(along), await supplierOf(elsewhere)]).toEqual([office, finance])
      const { pair } = await lead.api<{ pair: { customer: { unit: { id: string } } } }>('GET', `/commitments/${owed}`)
      expect(pair.customer.unit.id).toBe(office)
      const laptop = services.find(({ code }) => code === 'it-laptop')?.service
      expect((await customer.api<{ unit: Line }>('GET', `/services/${laptop}`)).unit.id).toBe(office)
      expect((await admin<{ retiredAt: number | null }>('GET', `/services/${account}`)).retiredAt).not.toBeNull()
      expect((await admin<{ unit: Line }>('GET', `/people/${moves.id}`)).unit.id).toBe(finance)
      expect((await admin<{ path: Line[] }>('GET', `/units/${room}`)).path.at(-2)?.id).toBe(finance)

      const told = await enter(customer.api)
      await told.goto(`${on.product.address}/commitments/${withdrawn}`)
      await told.locator('.entry').getByText(named('传真机已停用', 'No fax any more')).first().waitFor()
      await looksRight(told)
    })

    test('a leaver’s matters are found by the head and handed over in bulk', async () => {
      const shop = await unitOf('SHOP', '装配车间', 'Assembly')
      const sales = await unitOf('EXP', '出口部', 'Export')
      const head = await personOf('HE', '何勇', 'He Yong', shop)
      const leaver = await personOf('GAO', '高远', 'Gao Yuan', shop)
      const heir = await personOf('TAN', '谭静', 'Tan Jing', shop)
      const customer = await personOf('MA', '马丽', 'Ma Li', sales)
      await headed(shop, '装配车间', 'Assembly', head.id)
      const held = [
        await asks(customer, shop, named('样机试装', 'Trial assembly')),
        await asks(customer, shop, named('备件装箱', 'Spare parts crate')),
      ]
      for (const id of held)
        await leaver.api('POST', `/commitments/${id}/acts`, {
          act: { kind: 'promise', dueBy: Date.now() + 5 * 86_400_000 },
        })
      const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
      const { memberships, ...person } = await admin<Record<string, unknown> & { memberships: { unit: Line }[] }>(
        'GET',
        `/people/${leaver.id}`,
      )
      const { code, name, nameEn, email, phone } = person
      await admin('PUT', `/people/${leaver.id}`, {
        code,
        name,
        nameEn,
        email,
        phone,
        joined: null,
        left: tomorrow,
        manager: null,
        memberships: memberships.map(({ unit }) => ({
          unit: unit.id,
          post: null,
          primary: true,
          since: null,
          until: null,
        })),
      })

      const page = await enter(head.api)
      await page.goto(`${on.product.address}/notifications`)
      await page.getByText(say.leaving).first().waitFor({ timeout: 90_000 })
      await looksRight(page)
      await page.getByText(say.leaving).first().click()
      await page.getByRole('checkbox', { name: say.chooseAll }).check()
      await looksRight(page)
      await page.getByRole('button', { name: say.handOverTwo }).click()
      const dialog = page.getByRole('dialog')
      const takers = dialog.getByRole('combobox', { name: say.takers })
      await takers.fill(named('谭静', 'Tan'))
      await expect.poll(() => page.locator('.ant-select-item-option:visible').count(), { timeout: 30_000 }).toBe(1)
      await takers.press('Enter')
      await page.locator('.ant-select-selection-item').getByText(named('谭静', 'Tan Jing')).waitFor()
      await looksRight(page)
      await dialog.getByRole('button', { name: say.handOver, exact: true }).click()
      await page.getByText(say.handed).waitFor()
      await looksRight(page)
      await page.getByRole('button', { name: say.close, exact: true }).last().click()
      await page.getByText(say.holdsNothing).waitFor()

      const theirs = await enter(heir.api)
      await theirs.goto(`${on.product.address}/work`)
      for (const title of [named('样机试装', 'Trial assembly'), named('备件装箱', 'Spare parts crate')])
        await theirs.getByRole('link', { name: title }).first().waitFor()
    })
  })
})
