import { compileCalendar, dueAt } from '@huke/core/calendar'
import { priorities } from '@huke/core/commitment'
import { isTargetProblem, parseTarget } from '@huke/core/mining'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { demoCatalogue, demoStory, tell } from '../demo/index.ts'
import { type Random, seeded } from '../random.ts'
import {
  type Bilingual,
  formFormats,
  formKeywords,
  sampleInput,
  type ServiceTemplate,
  serviceTemplates,
} from './index.ts'

const story = demoStory()
const library = serviceTemplates()
const everyService = demoCatalogue().map(offering => offering.service)

const validator = new Ajv2020({ strict: true, allErrors: true })
addFormats.default(validator)
for (const format of formFormats) validator.addFormat(format, true)
for (const keyword of formKeywords) validator.addKeyword(keyword)

const hours = [
  ['08:30', '12:00'],
  ['13:30', '18:00'],
] as const
const weekly = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours }
const office = compileCalendar({
  timeZone: 'Asia/Shanghai',
  weekly,
  holidays: [],
  recurringHolidays: [],
  overrides: {},
})
const mondayMorning = Date.parse('2026-11-23T09:00:00+08:00')

test('the library has twenty services, four of each of five departments', () => {
  const counts = Object.groupBy(library, template => template.department)
  expect(Object.values(counts).map(services => services?.length)).toEqual([4, 4, 4, 4, 4])
})

test('no two services share a code, and codes are kebab-case', () => {
  const codes = everyService.map(service => service.code)
  expect(new Set(codes).size).toBe(codes.length)
  for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z0-9]+)+$/)
})

test('between them the templates show every policy there is', () => {
  const seen = (of: (template: ServiceTemplate) => unknown) => new Set(library.map(of)).size
  expect(seen(template => template.promise)).toBe(2)
  expect(seen(template => template.resolutionStarts)).toBe(2)
  expect(seen(template => template.holdPausesResolution)).toBe(2)
  expect(seen(template => template.reopenMode)).toBe(3)
  expect(seen(template => template.assignment)).toBe(3)
  expect(seen(template => template.evaluation.scale)).toBe(2)
  expect(seen(template => template.evaluation.attribution)).toBe(2)
})

describe.each(everyService.map(service => [service.code, service] as const))('%s', (_, service) => {
  test('says everything in both languages', () => {
    const words = [service.name, service.description, service.sop, ...service.checklist, ...formWords(service)]
    for (const text of words) {
      expect(Object.keys(text).sort()).toEqual(['en', 'zh'])
      expect(text.zh).toMatch(/\p{Script=Han}|ERP|%/u)
      expect(text.en).toMatch(/^[^\p{Script=Han}]+$/u)
    }
    expect(service.keywords.zh.length).toBeGreaterThanOrEqual(4)
    expect(service.keywords.en.length).toBeGreaterThanOrEqual(3)
    expect(service.checklist.length).toBeGreaterThanOrEqual(2)
    expect(service.sop.zh.trim().split('\n').length).toBeGreaterThanOrEqual(4)
    expect(service.sop.en.trim().split('\n').length).toBe(service.sop.zh.trim().split('\n').length)
  })

  test('asks with a form that holds what people would fill in, and orders each field once', () => {
    const { form } = service
    const properties = Object.keys(form.properties)
    expect(form['x-order'].toSorted()).toEqual(properties.toSorted())
    expect(properties).toEqual(expect.arrayContaining(form.required))
    const valid = validator.compile(form)
    for (let seed = 0; seed < 20; seed++) {
      const random = seeded(`${service.code} ${seed}`)
      const input = sampleInput(form, random, { ...world, ...wordsFor(service.code, random) })
      expect(valid(input), JSON.stringify([input, valid.errors])).toBe(true)
    }
    expect(valid({}), 'an empty form must not pass').toBe(false)
  })

  test('promises times that can be read, and never more slowly to the more urgent', () => {
    for (const text of [service.confirmation, service.answer]) expect(target(text)).toHaveProperty('kind')
    for (const clock of ['response', 'resolution'] as const) {
      const due = priorities.map(priority => dueAt(office, target(service.targets[priority][clock]), mondayMorning))
      expect(due).toEqual(due.toSorted((a, b) => a - b))
    }
  })
})

function formWords(service: ServiceTemplate): Bilingual[] {
  return Object.values(service.form.properties).flatMap(field => {
    const { title, description } = field['x-i18n']
    const choices = field.type === 'array' ? field.items.oneOf : field.type === 'string' ? (field.oneOf ?? []) : []
    return [title, ...(description ? [description] : []), ...choices.map(choice => choice['x-i18n'].title)]
  })
}

function target(text: string) {
  const read = parseTarget(text)
  if (isTargetProblem(read)) throw new Error(JSON.stringify(read))
  return read
}

function wordsFor(code: string, random: Random) {
  const told = story.services.find(service => service.service === code)
  if (!told) throw new Error(`no story for ${code}`)
  const { textFor, rangeFor } = tell(story, told, random)
  return { text: textFor, range: rangeFor }
}

const world = {
  person: () => '0190c000-0000-7000-8000-000000000001',
  unit: () => '0190c000-0000-7000-8000-000000000002',
  date: () => '2026-11-23',
  attachment: () => '0190c000-0000-7000-8000-000000000003',
}
