import { Unusable, unusableText } from './file/unusable.ts'
import { readArguments, usage } from './forecast/asked.ts'
import { forecastFile } from './forecast/forecast-file.ts'
import { asJson } from './forecast/json.ts'
import { asTable } from './forecast/table.ts'
import { progressLine } from './progress-line.ts'

/** `huke forecast FILE.csv …`: 0 done, 1 the file cannot be used, 2 misused, 3 done, but not for every series. */
export async function run(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if ('misused' in asked) {
    console.error(`${asked.misused}\n\n${usage}`)
    return 2
  }
  const line = progressLine()
  try {
    const outlooks = await forecastFile(asked, line.show)
    line.end()
    console.log(asked.json ? JSON.stringify(asJson(asked, outlooks), null, 1) : asTable(asked, outlooks))
    return outlooks.some(({ forecast }) => forecast === null) ? 3 : 0
  } catch (error) {
    line.end()
    if (!(error instanceof Unusable)) throw error
    console.error(unusableText(error))
    return 1
  }
}
