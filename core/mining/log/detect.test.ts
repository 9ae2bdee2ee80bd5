import { describe, expect, test } from 'vitest'
import { detectDelimiter } from './csv-head.ts'
import { detectColumns } from './detect-columns.ts'
import { detectTimeFormat } from './detect-time.ts'

const utf8 = new TextEncoder()

describe('columns are known by their names', () => {
  test.each([
    [
      ['case:concept:name', 'concept:name', 'time:timestamp', 'org:resource', 'org:group'],
      'case:concept:name|concept:name|time:timestamp||org:resource|org:group',
    ],
    [
      ['Case ID', 'Activity', 'Start Timestamp', 'Complete Timestamp', 'Resource'],
      'Case ID|Activity|Complete Timestamp|Start Timestamp|Resource|',
    ],
    [['工单编号', '环节', '开始时间', '完成时间', '处理人', '部门'], '工单编号|环节|完成时间|开始时间|处理人|部门'],
    [['case', 'activity', 'start', 'end', 'person', 'group'], 'case|activity|end|start|person|group'],
    [['Ticket', 'Status', 'Start date'], 'Ticket|Status|Start date|||'],
  ])('%j', (header, expected) => {
    const found = detectColumns(header, {})
    if ('role' in found) throw new Error(found.role)
    const { case: caseColumn, activity, time, start, resource, group } = found
    expect([caseColumn, activity, time, start, resource, group].join('|')).toBe(expected)
  })
})

test('what is stated takes its column from the others, and must be there', () => {
  expect(detectColumns(['case_id', 'id', 'activity', 'time'], { case: 'id' })).toMatchObject({ case: 'id' })
  expect(detectColumns(['time', 'activity', 'case_id', 'date'], { time: 'date' })).toMatchObject({ time: 'date' })
  expect(detectColumns(['case', 'activity', 'time'], { group: 'team' })).toEqual({ role: 'group', asked: 'team' })
  expect(detectColumns(['case', 'what', 'time'], {})).toEqual({ role: 'activity', asked: null })
})

describe('times are known by their values', () => {
  test.each([
    [['2026-09-21T08:30:00Z', '2026-09-21 08:30'], 'iso'],
    [['2026/9/21 8:30', '2026/10/1 17:05'], 'yyyy/M/d H:mm'],
    [['21.09.2026 08:30:15'], 'd.M.yyyy H:mm:ss'],
    [['2026年9月21日 8:30'], 'yyyy年M月d日 H:mm'],
    [['9/21/2026 8:30 AM', '9/3/2026 1:05 PM'], 'M/d/yyyy h:mm a'],
    [['1789950600', '1789950601.5'], 'epoch-seconds'],
    [['1789950600000'], 'epoch-milliseconds'],
    [['21-Sep-2026 08:30'], 'd-MMM-yyyy H:mm'],
    [['20260921083000'], 'yyyyMMddHHmmss'],
  ])('%j', (samples, format) => {
    expect(detectTimeFormat(samples)).toEqual({ format, alsoFits: [] })
  })

  test('an order of day and month that nothing decides is said', () => {
    expect(detectTimeFormat(['3/4/2026 8:30', '', '5/6/2026 9:00'])).toEqual({
      format: 'd/M/yyyy H:mm',
      alsoFits: ['M/d/yyyy H:mm'],
    })
    expect(detectTimeFormat(['3/4/2026 8:30', '5/16/2026 9:00'])?.format).toBe('M/d/yyyy H:mm')
  })

  test('what is no time is none', () => {
    expect(detectTimeFormat(['soon', 'later', '2026-09-21'])).toBeNull()
    expect(detectTimeFormat(['17', '4'])).toBeNull()
    expect(detectTimeFormat(['', ''])).toBeNull()
  })
})

test.each([
  ['a;b;c\n"1,2";"3,4";5\n', ';'],
  ['a\tb\n1,2\t3\n', '\t'],
  ['a|b,c|d\n1|2|3\n', '|'],
  ['a,b', ','],
])('the delimiter of %j', (text, delimiter) => {
  expect(detectDelimiter(utf8.encode(text))).toBe(delimiter)
})
