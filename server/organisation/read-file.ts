import type { Grid } from '@huke/core/organisation'
import { aside, BudgetSpent } from '../aside/index.ts'
import { unreadable } from './unreadable.ts'

/** Five times what a list of 60,000 people takes. */
const budget = { ms: 20_000, megabytes: 1024 }

export interface FileSent {
  readonly name: string
  readonly content: Uint8Array
}

/** What somebody uploaded, read in a process of its own. Throws 'organisation.unreadable-file'. */
export async function readGrids(name: string, content: Buffer): Promise<readonly Grid[]> {
  const sent: FileSent = { name, content }
  try {
    return await aside<readonly Grid[]>(new URL('./grids-aside.ts', import.meta.url), sent, budget)
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error
    throw unreadable(name, {
      zh: '较小的文件：读取它所用的时间或内存超过了限度',
      en: 'a smaller file: reading it took more time or memory than there is for one',
    })
  }
}
