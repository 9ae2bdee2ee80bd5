import { sheetTitles } from '@huke/core/organisation'
import ExcelJS from 'exceljs'

export interface Upload {
  readonly files: readonly { readonly name: string; readonly content: Buffer }[]
  readonly fields?: Readonly<Record<string, string>>
}

const boundary = 'huke-test-boundary'

/** A form with files, as a browser sends it. */
export function multipart({ files, fields = {} }: Upload): { payload: Buffer; type: string } {
  const parts = [
    ...Object.entries(fields).map(([name, value]) =>
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ),
    ...files.map(file =>
      Buffer.concat([
        Buffer.from(
          `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
        ),
        file.content,
        Buffer.from('\r\n'),
      ]),
    ),
    Buffer.from(`--${boundary}--\r\n`),
  ]
  return { payload: Buffer.concat(parts), type: `multipart/form-data; boundary=${boundary}` }
}

type Rows = readonly (readonly (string | number | Date | null)[])[]

/** A workbook with the given sheets, each its heading first. */
export async function workbook(sheets: {
  readonly units?: Rows
  readonly posts?: Rows
  readonly people?: Rows
}): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  for (const name of ['units', 'posts', 'people'] as const) {
    const rows = sheets[name]
    if (rows !== undefined) book.addWorksheet(sheetTitles[name].zh).addRows(rows.map(row => [...row]))
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** GBK bytes of a text that has only these characters, for there is no encoder in Node. */
export function gbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk')
  const codes = new Map<string, Buffer>()
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const bytes = Buffer.from([high, low])
      const sign = decoder.decode(bytes)
      if (sign.length === 1 && sign !== '\uFFFD') codes.set(sign, bytes)
    }
  }
  return Buffer.concat([...text].map(sign => codes.get(sign) ?? Buffer.from(sign, 'ascii')))
}
