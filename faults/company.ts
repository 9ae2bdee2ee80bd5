import { type Api, firstAdministrator, newcomer } from '../e2e/company.ts'
import type { Installation } from './installation.ts'

export interface Colleague {
  readonly id: string
  readonly code: string
  readonly unit: string
  readonly address: string
  readonly api: Api
}

/** Four departments of two people each, who work round the clock and read every notice by mail at once. */
export async function foundCompany({
  addresses,
  said,
}: Pick<Installation, 'addresses' | 'said'>): Promise<readonly Colleague[]> {
  const admin = await firstAdministrator({ address: addresses[0] as string, said })
  const { items: units } = await admin<{ items: { id: string }[] }>('GET', '/units')
  const { items: calendars } = await admin<{ items: { id: string; code: string }[] }>('GET', '/calendars')
  const always = calendars.find(({ code }) => code === 'always')?.id
  await admin('PUT', '/default-calendar', { calendar: always })
  const colleagues: Colleague[] = []
  for (const [n, name] of ['采购部', '生产部', '质量部', '销售部'].entries()) {
    const made = { name, nameEn: null, kind: 'department', parent: units[0]?.id, head: null }
    const { id: unit } = await admin('POST', '/units', { code: `D${n}`, ...made })
    for (const code of [`E${n}A`, `E${n}B`]) {
      const who = { code, name: code, nameEn: code, email: `${code}@example.com`, unit, locale: 'zh' } as const
      const address = addresses[colleagues.length % addresses.length] as string
      const { id, api } = await newcomer(address, admin, who)
      const paces = { act: 'at-once', moved: 'at-once', words: 'at-once', warning: 'at-once' }
      await api('PUT', '/mail/preferences', { paces, dailyAt: '08:00', workingHours: false })
      colleagues.push({ id, code, unit, address, api })
    }
    await admin('PUT', `/units/${unit}`, { ...made, head: colleagues.at(-1)?.id })
  }
  return colleagues
}
