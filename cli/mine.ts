import { filterLog } from '@huke/core/mining/measure'
import { readCalendar } from './file/calendar.ts'
import { asJsonText, fileCommand } from './file/file-command.ts'
import { Unusable } from './file/unusable.ts'
import { type Asked, readArguments, usage } from './mine/asked.ts'
import { filterIn } from './mine/asked-filter.ts'
import { asJson } from './mine/json.ts'
import { mine } from './mine/mined.ts'
import { modelled, readNet } from './mine/modelled.ts'
import { readFile } from './mine/read-file.ts'
import { asTable } from './mine/table.ts'

/** `huke mine LOG …`: 0 done, 1 the log cannot be used, 2 misused. */
export const run = fileCommand(usage, readArguments, async (asked, tell) => ({
  text: await report(asked, tell),
  code: 0,
}))

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
  return asked.json ? asJsonText(asJson(asked, read, mined, models)) : asTable(asked, read, mined, models)
}
