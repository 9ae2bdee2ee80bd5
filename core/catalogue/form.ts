import type { Bilingual } from './bilingual.ts'

/** Formats of a text field beyond plain text. A person, unit or attachment is its id. */
export const fieldFormats = ['multiline', 'date', 'person', 'unit', 'attachment', 'email'] as const
export type FieldFormat = (typeof fieldFormats)[number]

export interface FieldWords {
  readonly title: Bilingual
  readonly description?: Bilingual
}

export interface Choice {
  readonly const: string
  readonly 'x-i18n': { readonly title: Bilingual }
}

interface Described {
  readonly 'x-i18n': FieldWords
}

/** One line or more, a date, somebody, something; or, with `oneOf`, one of several. */
export interface TextField extends Described {
  readonly type: 'string'
  readonly format?: FieldFormat
  readonly oneOf?: readonly Choice[]
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
}

export interface NumberField extends Described {
  readonly type: 'integer' | 'number'
  readonly minimum?: number
  readonly maximum?: number
}

export interface YesNoField extends Described {
  readonly type: 'boolean'
}

/** Several of a number of choices, or several persons, units or attachments. */
export interface ListField extends Described {
  readonly type: 'array'
  readonly items: {
    readonly type: 'string'
    readonly oneOf?: readonly Choice[]
    readonly format?: 'person' | 'unit' | 'attachment'
  }
  readonly uniqueItems?: true
  readonly minItems?: number
  readonly maxItems?: number
}

export type FormField = TextField | NumberField | YesNoField | ListField

/** The request form of a service: a closed part of JSON Schema, so that every form can be drawn, checked and explained. */
export interface FormSchema {
  readonly type: 'object'
  readonly additionalProperties: false
  readonly properties: Readonly<Record<string, FormField>>
  readonly required?: readonly string[]
  /** the fields from top to bottom; those left out follow */
  readonly 'x-order'?: readonly string[]
}

export type FormValues = Readonly<Record<string, unknown>>

/** A text without a limit of its own ends here. */
export const longestText = { line: 200, multiline: 4000 } as const

/** The fields from top to bottom. */
export function fieldsOf(form: FormSchema): readonly [name: string, field: FormField][] {
  const order = form['x-order'] ?? []
  const names = [...order, ...Object.keys(form.properties).filter(name => !order.includes(name))]
  return names.flatMap(name => {
    const field = form.properties[name]
    return field === undefined ? [] : [[name, field] as [string, FormField]]
  })
}
