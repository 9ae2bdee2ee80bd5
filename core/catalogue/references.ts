import type { Id } from '../commitment/index.ts'
import type { FormSchema, FormValues } from './form.ts'

/** Who and what a filled-in form points to. */
export interface FormReferences {
  readonly persons: readonly Id[]
  readonly units: readonly Id[]
  readonly attachments: readonly Id[]
}

/** Ids in the fields of a form without problems; whether they exist is for the caller to see. */
export function formReferences(form: FormSchema, values: FormValues): FormReferences {
  const idsOf = (format: string): Id[] =>
    Object.entries(form.properties).flatMap(([name, field]) => {
      const own = field.type === 'string' ? field.format : field.type === 'array' ? field.items.format : undefined
      return own === format ? [values[name] ?? []].flat().map(String) : []
    })
  return { persons: idsOf('person'), units: idsOf('unit'), attachments: idsOf('attachment') }
}
