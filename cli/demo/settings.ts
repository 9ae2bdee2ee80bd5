import { demoCast, type DemoOrganisation } from '@huke/seed/demo'
import type { DB } from '@huke/server/database'
import type { Transaction } from 'kysely'
import { saveSetting } from './progress.ts'

/** What the installation is called and how it counts; `demo` opens the picker, which offers the people of `demo.cast` first. */
export async function saveSettings(trx: Transaction<DB>, organisation: DemoOrganisation): Promise<void> {
  const { name, nameEn } = organisation.company
  await saveSetting(trx, 'organisation', { name, nameEn })
  await saveSetting(trx, 'timeZone', 'Asia/Shanghai')
  await saveSetting(trx, 'minimumGroup', 5)
  await saveSetting(trx, 'demo', true)
  await saveSetting(trx, 'demo.cast', demoCast(organisation))
}
