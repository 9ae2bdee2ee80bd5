import { describe, expect, test } from 'vitest'
import { describeField } from './describe-field.ts'
import type { FormField } from './form.ts'

const words = { title: { zh: '项', en: 'Item' } }
const choices = [
  { const: 'a', 'x-i18n': { title: { zh: '甲', en: 'First' } } },
  { const: 'b', 'x-i18n': { title: { zh: '乙', en: 'Second' } } },
]

const examples: [FormField, string, string][] = [
  [{ type: 'integer', minimum: 1, maximum: 5, 'x-i18n': words }, '1 到 5 的整数', 'a whole number from 1 to 5'],
  [{ type: 'number', minimum: 0, 'x-i18n': words }, '不小于 0 的数字', 'a number, at least 0'],
  [{ type: 'boolean', 'x-i18n': words }, '是或否', 'yes or no'],
  [{ type: 'string', oneOf: choices, 'x-i18n': words }, '选择：甲、乙', 'one of: First, Second'],
  [
    { type: 'string', format: 'multiline', minLength: 4, maxLength: 99, 'x-i18n': words },
    '4 到 99 个字',
    '4 to 99 characters',
  ],
  [{ type: 'string', 'x-i18n': words }, '至多 200 个字', 'at most 200 characters'],
  [{ type: 'string', format: 'unit', 'x-i18n': words }, '一个单位', 'a unit of the organisation'],
  [
    { type: 'array', minItems: 1, items: { type: 'string', oneOf: choices }, 'x-i18n': words },
    '至少 1 项、给出的选项',
    'at least 1 of the choices given',
  ],
  [
    {
      type: 'string',
      pattern: '^\\d+$',
      maxLength: 9,
      'x-i18n': { ...words, description: { zh: '只写数字', en: 'digits only' } },
    },
    '至多 9 个字，只写数字',
    'at most 9 characters, digits only',
  ],
]

describe('describeField', () => {
  test.each(examples)('%j takes %s', (field, zh, en) => expect(describeField(field)).toEqual({ zh, en }))
})
