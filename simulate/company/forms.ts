import type { FormSchema } from '../../core/catalogue/index.ts'
import { type Random } from '../../seed/random.ts'
import { type FormSchema as SeedForm, type FormValue, sampleInput } from '../../seed/catalogue/index.ts'

export const emptyForm = {
  type: 'object',
  additionalProperties: false,
  required: [],
  properties: {},
  'x-order': [],
} as unknown as FormSchema

/** Whether chance can fill it in: nothing of a pattern, no file that has to come along. */
export const isFillable = (form: FormSchema): boolean =>
  Object.entries((form as unknown as SeedForm).properties).every(
    ([name, field]) =>
      !('pattern' in field && field.pattern !== undefined) &&
      !('format' in field && field.format === 'attachment' && (form as unknown as SeedForm).required.includes(name)),
  )

export const fillIn = (
  form: FormSchema,
  random: Random,
  { person, unit, date }: { readonly person: string; readonly unit: string; readonly date: string },
): Record<string, FormValue> =>
  sampleInput(form as unknown as SeedForm, random, {
    person: () => person,
    unit: () => unit,
    date: () => date,
    attachment: () => null,
    text: () => '按现场实际情况办理，见附言。',
    range: property => {
      const field = (form as unknown as SeedForm).properties[property] as { minimum?: number; maximum?: number }
      const least = field.minimum ?? 1
      return [least, field.maximum ?? least + 20]
    },
  })
