import type { Grid } from '@huke/core/organisation'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { unreadable } from './unreadable.ts'

/** What somebody uploaded, told by its content and not by its name. Throws 'organisation.unreadable-file'. */
export function gridsOf(name: string, content: Buffer): readonly Grid[] {
  if (content.length === 0) throw unreadable(name, { zh: '有内容的文件', en: 'a file with something in it' })
  if (content.subarray(0, 4).equals(zipMagic)) return readXlsx(name, content)
  if (content.subarray(0, 4).equals(oldOfficeMagic))
    throw unreadable(name, {
      zh: '.xlsx 或 .csv 文件；旧的 .xls 请另存为 .xlsx',
      en: 'an .xlsx or .csv file; save the old .xls as .xlsx',
    })
  return [readCsv(name, content)]
}

const zipMagic = Buffer.from('PK\u0003\u0004', 'latin1')
const oldOfficeMagic = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])
