import type { Bilingual } from './bilingual.ts'
import { fieldFormats, longestText } from './form.ts'
import { isObject, type JsonObject } from './json.ts'
import { isReadablePattern, patternExpectation } from './pattern.ts'
import { problem, type ServiceProblem } from './problem.ts'
import { bilingualProblems, duplicateProblems, optionalProblems } from './text-problems.ts'

const longestTitle = 60
const longestDescription = 300
const mostChoices = 100
const mostItems = 50

/** What each type of field may say, besides its words. */
const keywordsOf: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['string', ['format', 'oneOf', 'minLength', 'maxLength', 'pattern']],
  ['integer', ['minimum', 'maximum']],
  ['number', ['minimum', 'maximum']],
  ['boolean', []],
  ['array', ['items', 'uniqueItems', 'minItems', 'maxItems']],
])
const itemKeywords = ['type', 'oneOf', 'format']
const itemFormats: readonly unknown[] = ['person', 'unit', 'attachment']

/** All that makes one field of a form impossible. */
export function fieldProblems(field: unknown, path: string): ServiceProblem[] {
  const known = isObject(field) ? keywordsOf.get(field['type']) : undefined
  if (!isObject(field) || known === undefined) return [unknownKind(path, field)]
  return [
    ...wordsProblems(field['x-i18n'], `${path}/x-i18n`),
    ...keywordProblems(field, ['type', 'x-i18n', ...known], path),
    ...textFieldProblems(field, path),
    ...limitProblems(field, ['minLength', 'maxLength'], longestText.multiline, path),
    ...limitProblems(field, ['minItems', 'maxItems'], mostItems, path),
    ...limitProblems(field, ['minimum', 'maximum'], Number.MAX_SAFE_INTEGER, path),
    ...(field['type'] === 'array' ? listProblems(field, path) : []),
  ]
}

const unknownKind = (path: string, value: unknown): ServiceProblem =>
  problem('catalogue.field-unknown-kind', path, value, `a field of type ${[...keywordsOf.keys()].join(', ')}`)

function wordsProblems(words: unknown, path: string): ServiceProblem[] {
  const { title, description } = isObject(words) ? words : {}
  const told = isObject(description)
    ? optionalProblems(`${path}/description`, both(description), longestDescription)
    : []
  return [...bilingualProblems(`${path}/title`, both(title), longestTitle), ...told]
}

function both(value: unknown): Bilingual {
  const { zh, en } = isObject(value) ? value : {}
  return { zh: typeof zh === 'string' ? zh : '', en: typeof en === 'string' ? en : '' }
}

function keywordProblems(field: JsonObject, known: readonly string[], path: string): ServiceProblem[] {
  return Object.keys(field)
    .filter(keyword => !known.includes(keyword))
    .map(keyword =>
      problem('catalogue.field-unknown-keyword', `${path}/${keyword}`, field[keyword], `one of ${known.join(', ')}`),
    )
}

function textFieldProblems(field: JsonObject, path: string): ServiceProblem[] {
  if (field['type'] !== 'string') return []
  return [
    ...formatProblems(field['format'], fieldFormats, path),
    ...(field['oneOf'] === undefined ? [] : choicesProblems(field['oneOf'], `${path}/oneOf`)),
    ...patternProblems(field, `${path}/pattern`),
  ]
}

function formatProblems(format: unknown, known: readonly unknown[], path: string): ServiceProblem[] {
  if (format === undefined || known.includes(format)) return []
  return [problem('catalogue.field-unknown-kind', `${path}/format`, format, `one of ${known.join(', ')}`)]
}

function choicesProblems(choices: unknown, path: string): ServiceProblem[] {
  if (!Array.isArray(choices) || choices.length === 0 || choices.length > mostChoices) {
    return [problem('catalogue.field-bad-limit', path, choices, `a list of 1 to ${mostChoices} choices`)]
  }
  const values = choices.map(choice => (isObject(choice) ? choice['const'] : undefined))
  const unnamed = values.flatMap((value, index) =>
    typeof value === 'string' && value !== '' && value.length <= longestTitle
      ? []
      : [problem('catalogue.field-bad-name', `${path}/${index}/const`, value ?? null, 'a short text')],
  )
  const words = choices.flatMap((choice: unknown, index) =>
    wordsProblems(isObject(choice) ? choice['x-i18n'] : undefined, `${path}/${index}/x-i18n`),
  )
  return [...unnamed, ...words, ...duplicateProblems(path, values.map(String))]
}

function patternProblems({ pattern, maxLength }: JsonObject, path: string): ServiceProblem[] {
  if (pattern === undefined) return []
  if (typeof pattern !== 'string' || !isReadablePattern(pattern)) {
    return [problem('catalogue.field-bad-pattern', path, pattern, patternExpectation)]
  }
  if (maxLength === undefined || Number(maxLength) <= longestText.line) return []
  return [problem('catalogue.field-bad-pattern', path, pattern, `a maxLength of at most ${longestText.line} with it`)]
}

function limitProblems(
  field: JsonObject,
  [least, most]: [string, string],
  limit: number,
  path: string,
): ServiceProblem[] {
  const wholeFromZero = least !== 'minimum'
  const bad = [least, most].flatMap(keyword => {
    const value = field[keyword]
    const sound =
      typeof value === 'number' &&
      Math.abs(value) <= limit &&
      (!wholeFromZero || (Number.isInteger(value) && value >= 0))
    const expectation = wholeFromZero ? `a whole number from 0 to ${limit}` : 'a number'
    return value === undefined || sound
      ? []
      : [problem('catalogue.field-bad-limit', `${path}/${keyword}`, value, expectation)]
  })
  const [low, high] = [field[least], field[most]]
  if (bad.length > 0 || low === undefined || high === undefined || Number(low) <= Number(high)) return bad
  return [problem('catalogue.field-bad-limit', `${path}/${most}`, high, `at least ${least}, which is ${String(low)}`)]
}

function listProblems(field: JsonObject, path: string): ServiceProblem[] {
  const twice = field['uniqueItems'] ?? true
  return [
    ...(twice === true ? [] : [problem('catalogue.field-bad-limit', `${path}/uniqueItems`, twice, 'true')]),
    ...itemsProblems(field['items'], `${path}/items`),
  ]
}

function itemsProblems(items: unknown, path: string): ServiceProblem[] {
  if (!isObject(items) || items['type'] !== 'string') return [unknownKind(path, items)]
  const choices = items['oneOf']
  return [
    ...keywordProblems(items, itemKeywords, path),
    ...formatProblems(items['format'], itemFormats, path),
    ...(choices === undefined ? needsFormat(items, path) : choicesProblems(choices, `${path}/oneOf`)),
  ]
}

function needsFormat(items: JsonObject, path: string): ServiceProblem[] {
  if (items['format'] !== undefined) return []
  return [problem('catalogue.field-unknown-kind', path, items, 'choices (oneOf) or a format')]
}
