import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isWorkingDay } from '@huke/core/calendar'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCalendar } from './calendar.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'huke-calendar-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const written = async (definition: object): Promise<string> => {
  const file = path.join(folder, 'calendar.json')
  await writeFile(file, JSON.stringify(definition))
  return file
}
const nights = { timeZone: 'Asia/Shanghai', weekly: { fri: [['22:00', '06:00']] } }
const later = { from: '2026-04-01', weekly: { sat: [['09:00', '17:00']] }, recurringHolidays: [] }

test('a file may have night shifts and weeks from a date on', async () => {
  const calendar = await readCalendar(await written({ ...nights, later: [later] }))
  expect(['2026-03-07', '2026-04-03', '2026-04-04'].map(date => isWorkingDay(calendar, date))).toEqual([
    false,
    false,
    true,
  ])
})

test('a week that is none is refused with what is expected', async () => {
  for (const week of [{ ...later, from: 5 }, { from: '2026-04-01' }, null]) {
    const file = await written({ ...nights, later: [week] })
    await expect(readCalendar(file)).rejects.toMatchObject({ code: 'calendar.impossible' })
  }
})
