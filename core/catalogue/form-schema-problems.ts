import { fieldProblems } from './field-problems.ts'
import { isObject, type JsonObject } from './json.ts'
import { firstTooMany, largestOfForm } from './pattern.ts'
import { problem, type ServiceProblem } from './problem.ts'
import { duplicateProblems } from './text-problems.ts'

const mostFields = 60
const fieldName = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/
const formKeywords = ['type', 'additionalProperties', 'properties', 'required', 'x-order']

/**
 * All that makes a request form impossible. `form` may be anything that JSON holds; one without problems is a
 * `FormSchema`. `path` stands before every path.
 */
export function formSchemaProblems(form: unknown, path = ''): ServiceProblem[] {
  if (!isObject(form) || form['type'] !== 'object' || !isObject(form['properties'])) {
    return [problem('catalogue.form-not-an-object', path, form ?? null, 'a JSON Schema of type object with properties')]
  }
  const { properties } = form
  // Of what is too much nothing else is looked at: that alone would take long.
  const many = numberOfFieldsProblems(properties, path)
  if (many.length > 0) return many
  const heavy = heavyPatternProblems(properties, path)
  if (heavy.length > 0) return heavy
  return [
    ...keywordProblems(form, path),
    ...openFormProblems(form, path),
    ...Object.keys(properties).flatMap(name => nameProblems(name, `${path}/properties/${name}`)),
    ...Object.entries(properties).flatMap(([name, field]) => fieldProblems(field, `${path}/properties/${name}`)),
    ...namesProblems(form['required'], properties, `${path}/required`),
    ...namesProblems(form['x-order'], properties, `${path}/x-order`),
  ]
}

function keywordProblems(form: JsonObject, path: string): ServiceProblem[] {
  return Object.entries(form)
    .filter(([keyword]) => !formKeywords.includes(keyword))
    .map(([keyword, value]) =>
      problem('catalogue.field-unknown-keyword', `${path}/${keyword}`, value, `one of ${formKeywords.join(', ')}`),
    )
}

function openFormProblems(form: JsonObject, path: string): ServiceProblem[] {
  if (form['additionalProperties'] === false) return []
  const value = form['additionalProperties'] ?? null
  return [problem('catalogue.form-not-an-object', `${path}/additionalProperties`, value, 'false')]
}

function numberOfFieldsProblems(properties: JsonObject, path: string): ServiceProblem[] {
  const count = Object.keys(properties).length
  if (count <= mostFields) return []
  return [problem('catalogue.field-bad-limit', `${path}/properties`, count, `at most ${mostFields} fields`)]
}

function heavyPatternProblems(properties: JsonObject, path: string): ServiceProblem[] {
  const patterns = Object.entries(properties).flatMap(([name, field]) =>
    isObject(field) && typeof field['pattern'] === 'string' ? [{ name, pattern: field['pattern'] }] : [],
  )
  const heavy = patterns[firstTooMany(patterns.map(({ pattern }) => pattern))]
  if (heavy === undefined) return []
  const expectation = `patterns of at most ${largestOfForm} steps together`
  return [
    problem('catalogue.field-bad-pattern', `${path}/properties/${heavy.name}/pattern`, heavy.pattern, expectation),
  ]
}

function nameProblems(name: string, path: string): ServiceProblem[] {
  if (fieldName.test(name)) return []
  return [problem('catalogue.field-bad-name', path, name, 'a Latin letter, then up to 39 letters, digits, - or _')]
}

function namesProblems(names: unknown, properties: JsonObject, path: string): ServiceProblem[] {
  if (names === undefined) return []
  if (!Array.isArray(names) || !names.every(name => typeof name === 'string')) {
    return [problem('catalogue.field-not-there', path, names, 'a list of names of fields')]
  }
  const missing = names.flatMap((name, index) =>
    Object.hasOwn(properties, name)
      ? []
      : [problem('catalogue.field-not-there', `${path}/${index}`, name, 'the name of a field of the form')],
  )
  return [...missing, ...duplicateProblems(path, names)]
}
