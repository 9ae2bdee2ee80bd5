export type { Bilingual } from './bilingual.ts'
export { describeField } from './describe-field.ts'
export { describeTarget } from './describe-target.ts'
export {
  type Choice,
  type FieldFormat,
  fieldFormats,
  type FieldWords,
  fieldsOf,
  type FormField,
  type FormSchema,
  type FormValues,
  type ListField,
  longestText,
  type NumberField,
  type TextField,
  type YesNoField,
} from './form.ts'
export { formSchemaProblems } from './form-schema-problems.ts'
export type { ServiceProblem, ServiceProblemCode } from './problem.ts'
export { type FormReferences, formReferences } from './references.ts'
export { type Assignment, assignments, defaultWarnAt, type ServiceDefinition } from './service.ts'
export { patternTest } from './pattern.ts'
export { serviceProblems } from './service-problems.ts'
export { definitionFromTemplate, type ServiceTemplate, type TemplateReading } from './template.ts'
export { termsOf } from './terms.ts'
