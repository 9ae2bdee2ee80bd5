import { readYamlFolder } from '../yaml.ts'
import type { ServiceTemplate } from './template.ts'

export {
  type BooleanField,
  type ChoicesField,
  type FieldWords,
  type FormChoice,
  type FormField,
  type FormSchema,
  formFormats,
  formKeywords,
  type NumberField,
  type TextField,
} from './form.ts'
export { type FormValue, sampleInput, type SampleWorld } from './sample-input.ts'
export type { Bilingual, ServiceTemplate, TargetTexts } from './template.ts'

/** The template library from which an officer picks: services of the departments every company has. */
export function serviceTemplates(): ServiceTemplate[] {
  return readYamlFolder<ServiceTemplate[]>(new URL('./', import.meta.url)).flat()
}
