import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { shapeWords } from './shape-words.ts'

const ajv = new Ajv({ allErrors: true })
const wordsOf = (schema: object, value: unknown) => {
  const validate = ajv.compile(schema)
  validate(value)
  return (validate.errors ?? []).map(error => shapeWords({ ...error, message: error.message ?? '' }))
}

describe('what the shape of a request asks for', () => {
  test('is said in the reader’s language, with the limit', () => {
    const [tooLong] = wordsOf({ type: 'string', maxLength: 3 }, 'abcd')
    expect(tooLong?.zh).toBe('最多 3 个字符')
    expect(tooLong?.en).toContain('3')
  })

  test.each([
    [{ required: ['a'] }, {}, '必填'],
    [{ enum: ['x', 'y'] }, 'z', '其中之一：x、y'],
    [{ type: 'integer' }, 'z', '整数'],
    [{ minLength: 1, type: 'string' }, '', '不能为空'],
    [{ type: 'number', multipleOf: 2 }, 3, '符合接口文档的内容'],
  ])('by the keyword: %j', (schema, value, zh) => {
    expect(wordsOf(schema, value).map(words => words.zh)).toEqual([zh])
  })
})
