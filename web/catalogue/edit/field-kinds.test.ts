import type { FormField } from '@huke/core/catalogue'
import { expect, test } from 'vitest'
import { asKind, fieldKinds, kindOfField } from './field-kinds.ts'

const field: FormField = { type: 'string', 'x-i18n': { title: { zh: '照片', en: 'Photo' } } }

test.each(fieldKinds)('a question of the kind %s is shown as one, with its words', kind => {
  const asked = asKind(field, kind)
  expect(kindOfField(asked)).toBe(kind)
  expect(asked['x-i18n']).toEqual(field['x-i18n'])
})
