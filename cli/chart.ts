import { readArguments, usage } from './chart/asked.ts'
import { drawFile } from './chart/draw-file.ts'
import { asJson } from './chart/json.ts'
import { asTable } from './chart/table.ts'
import { asJsonText, fileCommand } from './file/file-command.ts'

/** `huke chart FILE.csv …`: 0 drawn, with signals or without, 1 the file cannot be used, 2 misused. */
export const run = fileCommand(usage, readArguments, async (asked, tell) => {
  const drawn = await drawFile(asked, tell)
  return { text: asked.json ? asJsonText(asJson(asked, drawn)) : asTable(asked, drawn), code: 0 }
})
