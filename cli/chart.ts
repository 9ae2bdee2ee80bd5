import { readArguments, usage } from './chart/asked.ts'
import { drawFile } from './chart/draw-file.ts'
import { asJson } from './chart/json.ts'
import { asTable } from './chart/table.ts'
import { Unusable, unusableText } from './file/unusable.ts'
import { progressLine } from './progress-line.ts'

/** `huke chart FILE.csv …`: 0 drawn, with signals or without, 1 the file cannot be used, 2 misused. */
export async function run(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if ('misused' in asked) {
    console.error(`${asked.misused}\n\n${usage}`)
    return 2
  }
  const line = progressLine()
  try {
    const drawn = await drawFile(asked, line.show)
    line.end()
    console.log(asked.json ? JSON.stringify(asJson(asked, drawn), null, 1) : asTable(asked, drawn))
    return 0
  } catch (error) {
    line.end()
    if (!(error instanceof Unusable)) throw error
    console.error(unusableText(error))
    return 1
  }
}
