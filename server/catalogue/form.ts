import {
  type Bilingual,
  describeField,
  type FormField,
  type FormSchema,
  type FormValues,
  longestText,
  patternTest,
  type TextField,
} from '@huke/core/catalogue'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { fullFormats } from 'ajv-formats/dist/formats.js'

/** What is wrong with one field of a filled-in form. */
export interface FormProblem {
  readonly field: string
  /** null for a field that the form does not have */
  readonly title: Bilingual | null
  readonly value: unknown
  readonly expectation: Bilingual
}

/** The values that say something: without null, blank texts and empty lists. */
export function filledIn(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)))
}

/** Problems of a filled-in form, one for each field that has any; empties count as left out. */
export function formProblems(form: FormSchema, values: FormValues): FormProblem[] {
  const given = filledIn(values)
  const validate = validatorOf(form)
  const refused = Object.keys(given).filter(
    name => hasNul(given[name]) || isTooLong(form.properties[name], given[name]),
  )
  const rest = Object.fromEntries(Object.entries(given).filter(([name]) => !refused.includes(name)))
  const failed = validate(rest) ? [] : (validate.errors ?? []).map(fieldOf)
  return [...new Set([...refused, ...failed])].map(name => problemOf(form, name, given[name]))
}

/** PostgreSQL cannot hold it. */
const hasNul = (value: unknown): boolean => [value].flat().some(part => typeof part === 'string' && part.includes('\0'))

/** Seen before anything else looks at the text: patterns take their time over long ones. */
const isTooLong = (field: FormField | undefined, value: unknown): boolean =>
  typeof value === 'string' && value.length > (field?.type === 'string' ? mostCharacters(field) : longestText.line)

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true
  if (typeof value === 'string') return value.trim() === ''
  return Array.isArray(value) && value.length === 0
}

function fieldOf({ instancePath, params }: ErrorObject): string {
  return instancePath.split('/')[1] ?? String(params.missingProperty ?? params.additionalProperty)
}

function problemOf(form: FormSchema, name: string, value: unknown): FormProblem {
  const field = Object.hasOwn(form.properties, name) ? form.properties[name] : undefined
  if (field === undefined) {
    return { field: name, title: null, value, expectation: { zh: '表单里没有这一项', en: 'no such field in the form' } }
  }
  const { zh, en } = describeField(field)
  const { title } = field['x-i18n']
  if (value !== undefined) return { field: name, title, value, expectation: { zh, en } }
  return { field: name, title, value: null, expectation: { zh: `必填：${zh}`, en: `required: ${en}` } }
}

/** People's patterns are never run by the engine of the language. One kept from before that RE2 cannot read asks for nothing. */
const regExp = Object.assign(
  (pattern: string) => ({ test: patternTest(pattern) ?? (() => true), toString: () => pattern }),
  { code: 'patternTest' },
)

const ajv = new Ajv({
  allErrors: true,
  code: { regExp },
  formats: { date: fullFormats.date, email: fullFormats.email, uuid: fullFormats.uuid },
})

/** By the form's text, so that versions of a service with the same form share one; the oldest use makes room. */
const compiled = new Map<string, ValidateFunction>()
const mostCompiled = 500

function validatorOf(form: FormSchema): ValidateFunction {
  const key = JSON.stringify(form)
  const validate = compiled.get(key) ?? ajv.compile(checkable(form))
  compiled.delete(key)
  compiled.set(key, validate)
  const [oldest] = compiled.keys()
  if (compiled.size > mostCompiled && oldest !== undefined) {
    ajv.removeSchema(compiled.get(oldest)?.schema)
    compiled.delete(oldest)
  }
  return validate
}

/** The form as plain JSON Schema, with the limits that go without saying. */
const checkable = (form: FormSchema): object => ({
  type: 'object',
  additionalProperties: false,
  required: form.required ?? [],
  properties: Object.fromEntries(Object.entries(form.properties).map(([name, field]) => [name, checkableField(field)])),
})

const mostItems = 50
const formatOf: Readonly<Record<string, string>> = {
  person: 'uuid',
  unit: 'uuid',
  attachment: 'uuid',
  date: 'date',
  email: 'email',
}

function checkableField(field: FormField): object {
  const { 'x-i18n': _, ...rules } = field
  if (field.type === 'array') {
    return { maxItems: mostItems, ...rules, items: checkableText(field.items), uniqueItems: true }
  }
  if (field.type !== 'string') return rules
  const { minLength, pattern } = field
  return withoutUndefined({ ...checkableText(field), minLength, maxLength: mostCharacters(field), pattern })
}

const mostCharacters = ({ format, maxLength }: TextField): number =>
  maxLength ?? (format === 'multiline' ? longestText.multiline : longestText.line)

const checkableText = ({ format, oneOf }: { format?: string; oneOf?: readonly { const: string }[] }): object =>
  withoutUndefined({ type: 'string', format: formatOf[format ?? ''], enum: oneOf?.map(choice => choice.const) })

const withoutUndefined = (schema: object): object =>
  Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined))
