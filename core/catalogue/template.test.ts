import { describe, expect, test } from 'vitest'
import { laptop, laptopTemplate, officeCalendar } from './fixtures/services.ts'
import { serviceProblems } from './service-problems.ts'
import { definitionFromTemplate } from './template.ts'
import { termsOf } from './terms.ts'

describe('definitionFromTemplate', () => {
  test('targets are read, checklist items get ids, what is not said is as usual', () => {
    const read = definitionFromTemplate(laptopTemplate)
    expect(read).toEqual({
      definition: {
        ...laptop,
        targets: {
          ...laptop.targets,
          low: { response: { kind: 'working-days', days: 1 }, resolution: { kind: 'calendar-time', seconds: 259_200 } },
        },
        answer: { kind: 'end-of-working-day', days: 1 },
        reopenDays: 30,
      },
    })
    expect('definition' in read && serviceProblems(read.definition, officeCalendar)).toEqual([])
  })

  test('every target that cannot be read is named', () => {
    const read = definitionFromTemplate({ ...laptopTemplate, answer: 'soon', confirmation: '3 days' })
    expect('problems' in read && read.problems.map(problem => [problem.path, problem.value])).toEqual([
      ['/confirmation', '3 days'],
      ['/answer', 'soon'],
    ])
  })
})

describe('termsOf', () => {
  test('the whole standard goes with the request, and names where it came from', () => {
    const terms = termsOf(laptop, { id: 's', version: 3 }, { id: 'c', version: 7 })
    expect(terms).toMatchObject({
      source: { kind: 'service', id: 's', version: 3 },
      calendar: { id: 'c', version: 7 },
      targets: laptop.targets,
      checklist: laptop.checklist,
      reopenDays: 7,
      warnAt: [50, 75, 100],
    })
  })
})
