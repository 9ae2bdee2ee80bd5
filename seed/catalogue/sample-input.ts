import type { Random } from '../random.ts'
import { pick } from '../random.ts'
import type { ChoicesField, FormField, FormSchema, NumberField, TextField } from './form.ts'

export type FormValue = string | number | boolean | string[]

/** What the world outside the form has to offer for the fields that point into it. */
export interface SampleWorld {
  person: () => string
  unit: () => string
  /** YYYY-MM-DD */
  date: () => string
  attachment: () => string | null
  /** words for a line or a paragraph of text under this property, fitting its pattern; too long a text is cut */
  text: (property: string) => string
  /** usual least and most under this property, within the field's bounds */
  range: (property: string) => readonly [least: number, most: number]
}

/** A filled-in form: all required fields and some of the others. Attachments only where the world has one. */
export function sampleInput(form: FormSchema, random: Random, world: SampleWorld): Record<string, FormValue> {
  const input: Record<string, FormValue> = {}
  for (const property of form['x-order']) {
    const field = form.properties[property]
    if (!field || (!form.required.includes(property) && random() < 0.5)) continue
    const value = sampleValue(property, field, random, world)
    if (value !== null) input[property] = value
  }
  return input
}

function sampleValue(property: string, field: FormField, random: Random, world: SampleWorld): FormValue | null {
  switch (field.type) {
    case 'boolean':
      return random() < 0.5
    case 'integer':
    case 'number':
      return sampleNumber(property, field, random, world)
    case 'array':
      return sampleChoices(field, random)
    case 'string':
      return sampleText(property, field, random, world)
  }
}

function sampleNumber(property: string, field: NumberField, random: Random, world: SampleWorld): number {
  const [least, most] = world.range(property)
  const value = least + (most - least) * random() ** 2
  return field.type === 'integer' ? Math.round(value) : Math.round(value * 100) / 100
}

function sampleChoices(field: ChoicesField, random: Random): string[] {
  const chosen = field.items.oneOf.filter(() => random() < 0.4).map(choice => choice.const)
  return chosen.length > 0 ? chosen : [pick(random, field.items.oneOf).const]
}

function sampleText(property: string, field: TextField, random: Random, world: SampleWorld): string | null {
  if (field.oneOf) return pick(random, field.oneOf).const
  switch (field.format) {
    case 'person':
      return world.person()
    case 'unit':
      return world.unit()
    case 'date':
      return world.date()
    case 'attachment':
      return world.attachment()
    default:
      return world.text(property).slice(0, field.maxLength)
  }
}
