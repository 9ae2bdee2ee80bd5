import { filterLog } from '@huke/core/mining/measure'
import { readCalendar } from './file/calendar.ts'
import { Unusable, unusableText } from './file/unusable.ts'
import { type Asked, readArguments, usage } from './mine/asked.ts'
import { filterIn } from './mine/asked-filter.ts'
import { asJson } from './mine/json.ts'
import { mine } from './mine/mined.ts'
import { modelled, readNet } from './mine/modelled.ts'
import { readFile } from './mine/read-file.ts'
import { asTable } from './mine/table.ts'
import { progressLine } from './progress-line.ts'

/** `huke mine LOG …`: 0 done, 1 the log cannot be used, 2 misused. */
export async function run(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if (asked === null) {
    console.error(usage)
    return 2
  }
  const line = progressLine()
  try {
    const text = await report(asked, line.show)
    line.end()
    console.log(text)
    return 0
  } catch (error) {
    line.end()
    if (!(error instanceof Unusable)) throw error
    console.error(unusableText(error))
    return 1
  }
}

async function report(asked: Asked, tell: (text: string) => void): Promise<string> {
  const net = asked.model === undefined ? null : await readNet(asked.model)
  const calendar = asked.calendar === undefined ? null : await readCalendar(asked.calendar)
  const zone = asked.zone ?? calendar?.definition.timeZone ?? 'UTC'
  const read = await readFile(asked, zone, tell)
  const isFiltered = Object.keys(asked.filter).length > 0
  const log = isFiltered ? filterLog(read.log, filterIn(asked.filter, zone)) : read.log
  if (log.cases.length === 0)
    throw new Unusable('mining.no-case-left', [
      { place: 'file', value: `${read.log.cases.length} cases`, expected: 'one that every filter lets pass' },
    ])
  const mined = mine(log, calendar, tell)
  const models = await modelled(asked, mined, net, tell)
  return asked.json ? JSON.stringify(asJson(asked, read, mined, models), null, 1) : asTable(asked, read, mined, models)
}
