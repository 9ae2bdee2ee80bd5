import { type FormSchema, formSchemaProblems } from '@huke/core/catalogue'
import { serviceTemplates } from '@huke/seed/catalogue'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { filledIn, formProblems } from './form.ts'

const words = { title: { zh: '项', en: 'Item' } }
const form: FormSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['user', 'model'],
  properties: {
    user: { type: 'string', format: 'person', 'x-i18n': { title: { zh: '使用人', en: 'User' } } },
    model: { type: 'string', oneOf: [{ const: 'office', 'x-i18n': words }], 'x-i18n': words },
    copies: { type: 'integer', minimum: 1, maximum: 5, 'x-i18n': { title: { zh: '台数', en: 'How many' } } },
    since: { type: 'string', format: 'date', 'x-i18n': words },
    phone: { type: 'string', pattern: '^[0-9 +-]{7,20}$', 'x-i18n': words },
    note: { type: 'string', format: 'multiline', 'x-i18n': words },
    urgent: { type: 'boolean', 'x-i18n': words },
    photos: { type: 'array', items: { type: 'string', format: 'attachment' }, maxItems: 2, 'x-i18n': words },
  },
}
const sound = { user: v7(), model: 'office' }
const fieldsWrong = (values: object) => formProblems(form, { ...sound, ...values }).map(problem => problem.field)

describe('formProblems', () => {
  test('a form filled in as it should be has none', () => {
    const photos = [v7(), v7()]
    expect(
      fieldsWrong({
        copies: 2,
        since: '2026-03-09',
        phone: '0731-8888',
        note: '第一行\n第二行',
        urgent: false,
        photos,
      }),
    ).toEqual([])
  })

  test('what is left empty counts as left out', () => {
    expect(fieldsWrong({ copies: null, since: '', note: '  ', photos: [] })).toEqual([])
    expect(filledIn({ a: null, b: ' ', c: [], d: 0, e: false })).toEqual({ d: 0, e: false })
  })

  test('a required field that is empty is named with its title and what it takes', () => {
    expect(formProblems(form, { user: ' ', model: 'office' })).toEqual([
      {
        field: 'user',
        title: { zh: '使用人', en: 'User' },
        value: null,
        expectation: { zh: '必填：一位在册人员', en: 'required: a person of the organisation' },
      },
    ])
  })

  test('a number out of range is told the range', () => {
    expect(formProblems(form, { ...sound, copies: 9 })).toEqual([
      {
        field: 'copies',
        title: { zh: '台数', en: 'How many' },
        value: 9,
        expectation: { zh: '1 到 5 的整数', en: 'a whole number from 1 to 5' },
      },
    ])
  })

  test.each([
    ['user', 'somebody'],
    ['user', ['x']],
    ['model', 'cad'],
    ['model', { const: 'office' }],
    ['copies', 'two'],
    ['copies', 1.5],
    ['since', '2026-02-30'],
    ['phone', 'call me'],
    ['note', 'a\u0000b'],
    ['urgent', 'yes'],
    ['photos', 'one'],
    ['photos', [v7(), v7(), v7()]],
    ['colour', 'red'],
    ['__proto__x', 1],
  ])('%s does not take %j', (field, value) => expect(fieldsWrong({ [field]: value })).toEqual([field]))

  test('a text without a limit of its own ends somewhere', () => {
    expect(fieldsWrong({ note: 'x'.repeat(4000) })).toEqual([])
    expect(fieldsWrong({ note: 'x'.repeat(4001) })).toEqual(['note'])
  })

  test('a very long text does not keep the server busy', () => {
    const slow: FormSchema = {
      ...form,
      required: [],
      properties: { code: { type: 'string', pattern: '^[a-z]*[a-z]*$', 'x-i18n': words } },
    }
    const start = performance.now()
    expect(formProblems(slow, { code: `${'a'.repeat(900_000)}!` })).toHaveLength(1)
    expect(formProblems(slow, { code: `${'a'.repeat(199)}!` })).toHaveLength(1)
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test('a field with several faults is named once', () => {
    expect(fieldsWrong({ photos: [1, 2, 3] })).toEqual(['photos'])
  })

  test('markup and SQL are texts like any other', () => {
    expect(fieldsWrong({ note: `<script>alert(1)</script>'; drop table service; --` })).toEqual([])
  })

  test('every form without problems can be checked, whatever is filled in', () => {
    const limit = fc.integer({ min: -1, max: 60 })
    const choices = fc.array(fc.record({ const: fc.string(), 'x-i18n': fc.constant(words) }), { maxLength: 3 })
    const kind = (type: string, keywords: Record<string, fc.Arbitrary<unknown>>) =>
      fc.record(
        { type: fc.constant(type), 'x-i18n': fc.constant(words), ...keywords },
        { requiredKeys: ['type', 'x-i18n'] },
      )
    const pattern = fc.oneof(fc.string(), fc.constantFrom('^\\d{3}$', '[a-z]+'))
    const format = fc.constantFrom('date', 'email', 'person', 'multiline')
    const items = fc.record({ type: fc.constant('string'), oneOf: choices }, { requiredKeys: ['type'] })
    const field = fc.oneof(
      kind('string', { format, minLength: limit, maxLength: limit, pattern }),
      kind('string', { oneOf: choices }),
      kind('integer', { minimum: limit, maximum: limit }),
      kind('number', { minimum: limit, maximum: limit }),
      kind('boolean', {}),
      kind('array', { items, minItems: limit, maxItems: limit, uniqueItems: fc.boolean() }),
    )
    let checked = 0
    fc.assert(
      fc.property(field, fc.jsonValue(), (item, value) => {
        const written = {
          type: 'object',
          additionalProperties: false,
          required: ['item'],
          properties: { item },
        } as FormSchema
        if (formSchemaProblems(written).length > 0) return
        checked++
        for (const problem of formProblems(written, { item: value })) expect(problem.field).toBe('item')
      }),
      { numRuns: 1000 },
    )
    expect(checked).toBeGreaterThan(100)
  })

  test('every form of the library can be checked', () => {
    for (const { form: written } of serviceTemplates()) expect(Array.isArray(formProblems(written, {}))).toBe(true)
  })
})
