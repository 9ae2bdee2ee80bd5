import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Company, openCompany } from '../testing/histories/company.ts'

let company: Company
let cookie: string

beforeAll(async () => {
  company = await openCompany('forms')
  cookie = (await company.headersOf(company.office)).cookie
})
afterAll(() => company.close())

const file = (content: string) =>
  `--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n${content}`

/** Forms that are none, and what their heads say they are. */
const broken: readonly (readonly [string, string, string?])[] = [
  ['nothing', ''],
  ['no boundary', file('a'), 'multipart/form-data'],
  ['another boundary', `${file('a')}\r\n--x--\r\n`, 'multipart/form-data; boundary=y'],
  ['a boundary of ten thousand signs', 'a', `multipart/form-data; boundary=${'b'.repeat(10_000)}`],
  ['text', 'no form at all'],
  ['cut off in a head', '--x\r\ncontent-disposition: form-d'],
  ['cut off in a file', file('a,b\r\n1')],
  ['cut off before its end', `${file('a,b\r\n1,2')}\r\n--x`],
  ['a head that never ends', `--x\r\ncontent-disposition: form-data; name="${'n'.repeat(200_000)}`],
  ['heads without end', `--x\r\n${'a: b\r\n'.repeat(20_000)}\r\n`],
  ['a part without a name', '--x\r\ncontent-disposition: form-data\r\n\r\na\r\n--x--\r\n'],
  ['a part named as the prototype', '--x\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\na\r\n--x--\r\n'],
  [
    'JSON that is none',
    '--x\r\ncontent-disposition: form-data; name="a"\r\ncontent-type: application/json\r\n\r\n{\r\n--x--\r\n',
  ],
  ['a thousand fields', `${'--x\r\ncontent-disposition: form-data; name="a"\r\n\r\na\r\n'.repeat(1000)}--x--\r\n`],
  ['forty files', `${`${file('a')}\r\n`.repeat(40)}--x--\r\n`],
]

describe.each(['files', 'organisation/imports', 'history-imports'])('a form sent to /%s', route => {
  test.each(broken)('is refused as its sender’s where it is %s', async (_, payload, type) => {
    const answer = await company.running.app.inject({
      method: 'POST',
      url: `/api/v1/${route}`,
      payload: Buffer.from(String(payload), 'latin1'),
      headers: { cookie, 'content-type': type ?? 'multipart/form-data; boundary=x' },
    })
    expect(answer.statusCode, answer.body).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode, answer.body).toBeLessThan(500)
    expect(answer.json().detail.length).toBeGreaterThan(0)
  })
})
