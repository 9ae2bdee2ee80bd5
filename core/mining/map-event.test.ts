import { describe, expect, test } from 'vitest'
import type { MappedEvent, RawEvent } from './event.ts'
import { caseHistory } from './history.ts'
import { eventMapper } from './map-event.ts'
import { columnsNamed, columnsNeeded } from './map.ts'
import type { HistoryMap } from './map.ts'
import { mapProblems, readMap } from './read-map.ts'

const SMALLEST = {
  columns: { case: 'id', activity: 'what', time: 'when' },
  defaults: { unit: 'Desk', 'customer-unit': 'Users', service: 'Request' },
  calendar: 'cn-standard',
}

describe('a map', () => {
  test('may be as small as three columns, three defaults and a calendar', () => {
    const map = readWell({})
    expect(map.time).toEqual({ formats: ['iso'], zone: undefined })
    expect(columnsNeeded(map)).toEqual(['id', 'what', 'when'])
  })

  test('says what people and units are named by; those of the organisation are meant unless it says no', () => {
    expect(readWell({})).toMatchObject({ people: { organisation: true }, units: { organisation: true } })
    expect(readWell({ people: { by: 'email', organisation: false }, units: { by: 'path' } })).toMatchObject({
      people: { by: 'email', organisation: false },
      units: { by: 'path', organisation: true },
    })
  })

  test('names all columns it reads', () => {
    const map = readWell({
      columns: { ...SMALLEST.columns, group: { column: 'to', when: { field: 'team' }, carry: true, before: 'from' } },
      only: { table: 'incident' },
      case: { title: 'subject', attributes: { key: 'key' } },
    })
    expect(columnsNamed(map)).toEqual(['id', 'what', 'when', 'to', 'field', 'subject', 'key', 'from', 'table'])
  })

  test.each([
    [{ columns: { activity: 'a', time: 't' } }, 'columns.case'],
    [{ columns: { ...SMALLEST.columns, groop: 'g' } }, 'columns.groop'],
    [{ columns: { ...SMALLEST.columns, group: { column: 'g', before: 'b' } } }, 'columns.group.before'],
    [{ columns: { ...SMALLEST.columns, group: { column: 'g', carry: 'yes' } } }, 'columns.group.carry'],
    [{ time: { format: 'dd/MM/yyyy' } }, 'time.zone'],
    [{ time: { format: 'dd-QQ-yyyy', zone: 'UTC' } }, 'time.format'],
    [{ time: { zone: 'Mars/Olympus' } }, 'time.zone'],
    [{ file: { delimiter: '::' } }, 'file.delimiter'],
    [{ file: { format: 'xlsx' } }, 'file.format'],
    [{ targets: { resolution: { High: '2 days' } } }, 'targets.resolution.High'],
    [{ targets: { response: 'soon' } }, 'targets.response'],
    [{ targets: { answer: '4h' } }, 'targets.answer'],
    [{ priorities: { P1: 'critical' } }, 'priorities.P1'],
    [{ acts: { delivered: ['done'], accepted: ['done'] } }, 'acts.delivered.0'],
    [{ acts: { finished: 'done' } }, 'acts.finished'],
    [{ case: { attributes: { title: 'x' } } }, 'case.attributes.title'],
    [{ calendar: undefined }, 'calendar'],
    [{ defaults: { unit: 'Desk', service: 'x' } }, 'defaults.customer-unit'],
    [{ columns: 'id, what, when' }, 'columns'],
    [{ people: { by: 'shoe size' } }, 'people.by'],
    [{ people: { organisation: 'perhaps' } }, 'people.organisation'],
    [{ units: { by: 'email' } }, 'units.by'],
    [{ units: { named: 'x' } }, 'units.named'],
  ])('with %j is refused at %s', (part, path) => {
    const problems = mapProblems({ ...SMALLEST, ...part })
    expect(problems.map(problem => problem.path)).toContain(path)
    expect(problems.every(problem => problem.code === 'mining.map-invalid' && problem.expected !== '')).toBe(true)
  })

  test.each([[null], ['text'], [[1, 2]]])('that is %j and no record is refused', value => {
    expect(mapProblems(value).length).toBeGreaterThan(0)
  })
})

describe('an event', () => {
  test('is put into the terms of the map', () => {
    const map = readWell({
      columns: { ...SMALLEST.columns, start: 'from', person: 'who', group: 'team', lifecycle: 'life' },
      case: { title: 'subject', attributes: { channel: 'via' } },
      acts: { delivered: { activity: 'done', lifecycle: 'complete' } },
    })
    const fields = { from: '2025-03-03T08:00:00Z', who: 'Li', team: '财务部', life: 'complete', subject: 'x', via: '' }
    expect(eventMapper(map)(raw({ ...fields, what: ' done ' }))).toEqual({
      kind: 'mapped',
      row: 7,
      line: 8,
      caseId: '1',
      activity: 'done',
      at: Date.UTC(2025, 2, 3, 9),
      startedAt: Date.UTC(2025, 2, 3, 8),
      person: 'Li',
      personBefore: undefined,
      group: '财务部',
      groupBefore: undefined,
      lifecycle: 'complete',
      counts: true,
      act: 'delivered',
      attributes: { title: 'x' },
    })
  })

  test.each([
    [{ id: '  ' }, 'mining.missing-value', 'id'],
    [{ what: '' }, 'mining.missing-value', 'what'],
    [{ when: '31.02.2025' }, 'mining.time-unreadable', 'when'],
    [{ when: '2025-03-03 09:00' }, 'mining.time-without-zone', 'when'],
    [{ from: 'noon' }, 'mining.time-unreadable', 'from'],
    [{ from: '2025-03-03T09:00:01Z' }, 'mining.ends-before-start', 'from'],
  ])('with %j is rejected as %s, with its place, value and whole content', (fields, code, column) => {
    const map = readWell({ columns: { ...SMALLEST.columns, start: 'from' } })
    const event = raw(fields)
    const value = Object.values(fields)[0]?.trim()
    expect(eventMapper(map)(event)).toMatchObject({
      kind: 'rejected',
      code,
      column,
      value,
      row: 7,
      line: 8,
      fields: event.fields,
    })
  })

  test('that has not happened yet, or before there were such logs, is rejected with its line and value', () => {
    const map = readWell({ time: { format: 'yyyy-MM-dd HH:mm', zone: 'Asia/Shanghai' } })
    const latest = Date.UTC(2026, 10, 28, 4)
    const at = (when: string): RawEvent => ({ kind: 'event', row: 7, line: 8, fields: { id: '1', what: 'a', when } })
    const read = (when: string) => eventMapper(map, latest)(at(when))
    expect(read('2026-11-28 12:00')).toMatchObject({ kind: 'mapped', at: latest })
    // Noon in Shanghai is four in UTC: a minute later is the future, whatever the clock of UTC says.
    expect(read('2026-11-28 12:01')).toMatchObject({
      kind: 'rejected',
      code: 'mining.time-in-future',
      line: 8,
      row: 7,
      column: 'when',
      value: '2026-11-28 12:01',
      expected: 'a time that has been: no later than 2026-11-28T04:00:00Z',
    })
    expect(read('1969-12-31 12:00')).toMatchObject({ kind: 'rejected', code: 'mining.time-unreadable', line: 8 })
    expect(read('0026-11-28 12:00')).toMatchObject({ kind: 'rejected', code: 'mining.time-unreadable' })
  })

  test('that two acts mark, by its activity and by its lifecycle, means the first in the order of lookup', () => {
    const columns = { ...SMALLEST.columns, lifecycle: 'life' }
    const map = readWell({ columns, acts: { promised: 'ask', delivered: { lifecycle: 'complete' } } })
    expect(eventMapper(map)(raw({ life: 'complete' }))).toMatchObject({ act: 'delivered' })
    expect(eventMapper(map)(raw({ life: 'start' }))).toMatchObject({ act: 'promised' })
  })

  test('is left out only where the map says so; a transition that does not count is kept without its act', () => {
    const columns = { ...SMALLEST.columns, lifecycle: 'life' }
    const counting = eventMapper(readWell({ columns, lifecycle: { counts: 'complete' }, acts: { delivered: 'ask' } }))
    expect(counting(raw({ life: 'start' }))).toMatchObject({ kind: 'mapped', counts: false, act: undefined })
    expect(counting(raw({ life: 'complete' }))).toMatchObject({ kind: 'mapped', counts: true, act: 'delivered' })
    const only = eventMapper(readWell({ columns, lifecycle: { only: ['complete'] }, only: { table: ['a', 'b'] } }))
    expect(only(raw({ life: 'complete', table: 'b' })).kind).toBe('mapped')
    expect(only(raw({ life: 'complete', table: 'c' })).kind).toBe('left-out')
    expect(only(raw({ life: 'start', table: 'a' })).kind).toBe('left-out')
  })

  test('of XES finds its case in the attributes of the trace, and no value in names every object has', () => {
    const map = readWell({ columns: { ...SMALLEST.columns, case: 'case:concept:name', person: 'constructor' } })
    const event = { ...raw({}), caseFields: { 'case:concept:name': 'trace 5' } }
    expect(eventMapper(map)(event)).toMatchObject({ caseId: 'trace 5', person: '' })
  })
})

describe('the history of a case', () => {
  test('by default begins with the request and ends with delivery and acceptance', () => {
    const history = historyOf({}, [{ what: 'a' }, { what: 'b' }, { what: 'c' }])
    expect(history.events.map(event => event.acts)).toEqual([['asked'], [], ['delivered', 'accepted']])
    expect(historyOf({}, [{ what: 'a' }]).events[0]?.acts).toEqual(['asked', 'delivered', 'accepted'])
    expect(history).toMatchObject({
      title: '1',
      service: 'Request',
      customerUnit: 'Users',
      priority: 'normal',
      targets: {},
    })
  })

  test.each([
    [{ delivered: 'd' }, 'adxd', [['asked'], ['delivered'], [], ['delivered', 'accepted']]],
    [{ accepted: 'd' }, 'ad', [['asked'], ['delivered', 'accepted']]],
    [{ delivered: 'd', accepted: 'e' }, 'adde', [['asked'], ['delivered'], ['delivered'], ['accepted']]],
    [{ delivered: 'd' }, 'ax', [['asked'], []]],
    [{ cancelled: 'c' }, 'acx', [['asked'], ['cancelled'], []]],
    [{ asked: 'q' }, 'xqd', [[], ['asked'], ['delivered', 'accepted']]],
  ])('with acts %j and events %s means %j', (acts, events, expected) => {
    const history = historyOf(
      { acts },
      [...events].map(what => ({ what })),
    )
    expect(history.events.map(event => event.acts)).toEqual(expected)
  })

  test('carries a group on until it changes, and back to the beginning where the log says what it was', () => {
    const group = { column: 'to', when: { what: 'team' }, carry: true }
    const rows: Record<string, string>[] = [
      { what: 'new' },
      { what: 'team', to: 'B', from: 'A' },
      { what: 'x', to: 'other' },
      { what: 'team', to: 'C', from: 'B' },
    ]
    const columns = { ...SMALLEST.columns, group: { ...group, before: 'from' } }
    expect(historyOf({ columns }, rows).events.map(event => event.group)).toEqual(['A', 'B', 'B', 'C'])
    const without = historyOf({ columns: { ...SMALLEST.columns, group } }, rows).events
    expect(without.map(event => [event.group, event.unit])).toEqual([
      ['', 'Desk'],
      ['B', 'B'],
      ['B', 'B'],
      ['C', 'C'],
    ])
  })

  test('takes targets by the priority as the log has it, and the first value of each attribute', () => {
    const part = {
      case: { priority: 'prio', title: 'subject', attributes: { channel: 'via' } },
      priorities: { P1: 'urgent' },
      targets: { response: '1h', resolution: { P1: '8h', other: '2 working days' } },
    }
    const first = historyOf(part, [
      { subject: '', via: 'mail' },
      { prio: 'P1', subject: 'x' },
      { prio: 'P2', subject: 'y' },
    ])
    expect(first).toMatchObject({ title: 'x', priority: 'urgent', attributes: { channel: 'mail' } })
    expect(first.targets).toEqual({
      response: { kind: 'working-time', seconds: 3600 },
      resolution: { kind: 'working-time', seconds: 8 * 3600 },
    })
    expect(historyOf(part, [{ prio: 'P7' }])).toMatchObject({
      priority: 'normal',
      targets: { resolution: { kind: 'working-days', days: 2 } },
    })
  })
})

function readWell(part: object): HistoryMap {
  const reading = readMap({ ...SMALLEST, ...part })
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  return reading.map
}

function raw(fields: Readonly<Record<string, string>>): RawEvent {
  return { kind: 'event', row: 7, line: 8, fields: { id: '1', what: 'ask', when: '2025-03-03T09:00:00Z', ...fields } }
}

function historyOf(part: object, rows: readonly Readonly<Record<string, string>>[]) {
  const map = readWell(part)
  return caseHistory(
    map,
    rows.map(row => eventMapper(map)(raw(row)) as MappedEvent),
  )
}
