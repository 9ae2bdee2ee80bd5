import { asJsonText, fileCommand } from './file/file-command.ts'
import { readArguments, usage } from './forecast/asked.ts'
import { forecastFile } from './forecast/forecast-file.ts'
import { asJson } from './forecast/json.ts'
import { asTable } from './forecast/table.ts'

/** `huke forecast FILE.csv …`: 0 done, 1 the file cannot be used, 2 misused, 3 done, but not for every series. */
export const run = fileCommand(usage, readArguments, async (asked, tell) => {
  const outlooks = await forecastFile(asked, tell)
  return {
    text: asked.json ? asJsonText(asJson(asked, outlooks)) : asTable(asked, outlooks),
    code: outlooks.some(({ forecast }) => forecast === null) ? 3 : 0,
  }
})
