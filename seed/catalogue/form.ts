import type { Bilingual } from './template.ts'

export interface FieldWords {
  title: Bilingual
  description?: Bilingual
}

export interface FormChoice {
  const: string
  'x-i18n': { title: Bilingual }
}

interface FieldBase {
  'x-i18n': FieldWords
}

export interface TextField extends FieldBase {
  type: 'string'
  /** absent = a line of text; the last four are Huke's own */
  format?: 'date' | 'email' | 'multiline' | 'person' | 'unit' | 'attachment'
  minLength?: number
  maxLength?: number
  pattern?: string
  /** present = single choice */
  oneOf?: FormChoice[]
}

export interface NumberField extends FieldBase {
  type: 'integer' | 'number'
  minimum?: number
  maximum?: number
}

export interface BooleanField extends FieldBase {
  type: 'boolean'
}

/** Multiple choice. */
export interface ChoicesField extends FieldBase {
  type: 'array'
  uniqueItems: true
  minItems?: number
  items: { type: 'string'; oneOf: FormChoice[] }
}

export type FormField = TextField | NumberField | BooleanField | ChoicesField

/** JSON Schema 2020-12 of an object; `x-order` lists every property as the form shows them. */
export interface FormSchema {
  type: 'object'
  additionalProperties: false
  'x-order': string[]
  required: string[]
  properties: Record<string, FormField>
}

/** Formats and keywords that a validator has to be told about. */
export const formFormats = ['multiline', 'person', 'unit', 'attachment'] as const
export const formKeywords = ['x-i18n', 'x-order'] as const
