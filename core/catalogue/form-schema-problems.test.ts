import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { laptopForm } from './fixtures/services.ts'
import { formSchemaProblems } from './form-schema-problems.ts'

const title = { title: { zh: '项', en: 'Item' } }
const formWith = (field: unknown) => ({
  type: 'object',
  additionalProperties: false,
  properties: { item: field },
})
const pathsOf = (form: unknown) => formSchemaProblems(form).map(problem => problem.path)

const patterned = (patterns: readonly string[]) => ({
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(
    patterns.map((pattern, i) => [`f${i}`, { type: 'string', pattern, maxLength: 200, 'x-i18n': title }]),
  ),
})

describe('patterns together', () => {
  test('may be as many as there are fields, of sensible size', () => {
    expect(pathsOf(patterned(Array.from({ length: 60 }, () => '^[A-Z]{2}\\d{6}(-\\d{1,4})?$')))).toEqual([])
  })

  test('have a size that all of a form share; the one that is too much is named', () => {
    expect(pathsOf(patterned(Array.from({ length: 60 }, () => '.{0,900}x')))).toEqual(['/properties/f2/pattern'])
    expect(pathsOf(patterned(['a', '.{0,900}x', 'b', '.{0,900}y', '.{0,900}z']))).toEqual(['/properties/f4/pattern'])
  })

  test.each([
    ['large', Array.from({ length: 60 }, () => '.{0,1000}'.repeat(22))],
    ['very many', Array.from({ length: 20_000 }, (_, i) => `^(a|b){${i % 100}}$`)],
    ['unreadable', Array.from({ length: 60 }, () => `${'.{0,1000}'.repeat(21)}(?=a)`)],
  ])('are refused in a moment: %s', (_, patterns) => {
    const form = patterned(patterns)
    const { user } = process.cpuUsage()
    expect(pathsOf(form).length).toBeGreaterThan(0)
    expect((process.cpuUsage().user - user) / 1000).toBeLessThan(1000)
  })
})

describe('formSchemaProblems', () => {
  test('an ordinary form has none', () => {
    expect(formSchemaProblems(laptopForm)).toEqual([])
  })

  test.each(['null', 'object', 'constructor', '__proto__', 7])('a field of type %s is of no known kind', type => {
    expect(formSchemaProblems(formWith({ type, 'x-i18n': title }))[0]).toMatchObject({
      code: 'catalogue.field-unknown-kind',
      path: '/properties/item',
    })
  })

  test('a format that nothing can draw is refused', () => {
    expect(pathsOf(formWith({ type: 'string', format: 'ipv4', 'x-i18n': title }))).toEqual(['/properties/item/format'])
  })

  test.each(['$ref', 'allOf', 'if', 'default'])(
    'the keyword %s is outside the part of JSON Schema that forms use',
    keyword => {
      expect(pathsOf(formWith({ type: 'string', [keyword]: {}, 'x-i18n': title }))).toEqual([
        `/properties/item/${keyword}`,
      ])
    },
  )

  test('a title is needed in both languages, also of a choice', () => {
    const choices = [{ const: 'a', 'x-i18n': { title: { zh: '甲' } } }]
    expect(pathsOf(formWith({ type: 'string', oneOf: choices, 'x-i18n': { title: { en: 'Item' } } }))).toEqual([
      '/properties/item/x-i18n/title/zh',
      '/properties/item/oneOf/0/x-i18n/title/en',
    ])
  })

  test('two choices of the same value are refused', () => {
    const choice = { const: 'a', 'x-i18n': title }
    expect(pathsOf(formWith({ type: 'string', oneOf: [choice, choice], 'x-i18n': title }))).toEqual([
      '/properties/item/oneOf/1',
    ])
  })

  test('limits that cannot be met are refused', () => {
    expect(pathsOf(formWith({ type: 'integer', minimum: 5, maximum: 1, 'x-i18n': title }))).toEqual([
      '/properties/item/maximum',
    ])
    expect(pathsOf(formWith({ type: 'string', maxLength: -1, 'x-i18n': title }))).toEqual([
      '/properties/item/maxLength',
    ])
  })

  test('required and order name fields that are there, once', () => {
    expect(pathsOf({ ...laptopForm, required: ['user', 'colour'], 'x-order': ['user', 'user'] })).toEqual([
      '/required/1',
      '/x-order/1',
    ])
  })

  test('a pattern checks a short text only', () => {
    const field = { type: 'string', pattern: '^a+$', maxLength: 4000, 'x-i18n': title }
    expect(pathsOf(formWith(field))).toEqual(['/properties/item/pattern'])
  })

  test('a list needs choices or a format', () => {
    expect(pathsOf(formWith({ type: 'array', items: { type: 'string' }, 'x-i18n': title }))).toEqual([
      '/properties/item/items',
    ])
    expect(pathsOf(formWith({ type: 'array', items: { type: 'string', format: 'person' }, 'x-i18n': title }))).toEqual(
      [],
    )
  })

  test('whatever JSON is given, the answer is a list of problems', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (form, field) => {
        expect(Array.isArray(formSchemaProblems(form))).toBe(true)
        expect(Array.isArray(formSchemaProblems(formWith(field)))).toBe(true)
      }),
    )
  })
})
