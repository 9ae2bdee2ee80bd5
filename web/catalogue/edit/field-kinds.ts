import type { FormField } from '@huke/core/catalogue'

export const fieldKinds = [
  'line',
  'multiline',
  'choice',
  'choices',
  'number',
  'integer',
  'boolean',
  'date',
  'person',
  'unit',
  'attachment',
  'attachments',
  'email',
] as const
export type FieldKind = (typeof fieldKinds)[number]

/** What an officer calls the kind of a field. */
export function kindOfField(field: FormField): FieldKind {
  switch (field.type) {
    case 'boolean':
      return 'boolean'
    case 'integer':
    case 'number':
      return field.type
    case 'array':
      return field.items.oneOf === undefined ? 'attachments' : 'choices'
    case 'string':
      if (field.oneOf !== undefined) return 'choice'
      return field.format ?? 'line'
  }
}

/** The same question asked in another kind of field; its words stay. */
export function asKind(field: FormField, kind: FieldKind): FormField {
  const words = { 'x-i18n': field['x-i18n'] }
  const option = { const: 'a', 'x-i18n': { title: { zh: '', en: '' } } }
  switch (kind) {
    case 'line':
      return { type: 'string', ...words }
    case 'choice':
      return { type: 'string', oneOf: [option], ...words }
    case 'choices':
      return { type: 'array', items: { type: 'string', oneOf: [option] }, uniqueItems: true, ...words }
    case 'attachments':
      return { type: 'array', items: { type: 'string', format: 'attachment' }, uniqueItems: true, ...words }
    case 'number':
    case 'integer':
    case 'boolean':
      return { type: kind, ...words }
    default:
      return { type: 'string', format: kind, ...words }
  }
}
