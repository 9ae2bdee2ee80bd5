import { describe, expect, test } from 'vitest'
import { laptopForm } from './fixtures/services.ts'
import { fieldsOf, type FormSchema } from './form.ts'
import { formReferences } from './references.ts'

describe('fieldsOf', () => {
  test('fields left out of the order follow, names of no field are passed over', () => {
    const form: FormSchema = { ...laptopForm, 'x-order': ['copies', 'colour'] }
    expect(fieldsOf(form).map(([name]) => name)).toEqual(['copies', 'user', 'model'])
  })
})

describe('formReferences', () => {
  test('persons, units and attachments are found, single and in lists', () => {
    const words = { title: { zh: '项', en: 'Item' } }
    const form: FormSchema = {
      ...laptopForm,
      properties: {
        ...laptopForm.properties,
        place: { type: 'string', format: 'unit', 'x-i18n': words },
        photos: { type: 'array', items: { type: 'string', format: 'attachment' }, 'x-i18n': words },
      },
    }
    expect(formReferences(form, { user: 'p1', photos: ['f1', 'f2'], copies: 2 })).toEqual({
      persons: ['p1'],
      units: [],
      attachments: ['f1', 'f2'],
    })
  })
})
