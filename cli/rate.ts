import { asJsonText, fileCommand } from './file/file-command.ts'
import { readArguments, usage } from './rate/asked.ts'
import { fitFile } from './rate/fit-file.ts'
import { asJson } from './rate/json.ts'
import { asTable } from './rate/table.ts'

/** `huke rate FILE.csv …`: 0 fitted, 1 the file cannot be used, 2 misused, 3 fitted but not converged. */
export const run = fileCommand(usage, readArguments, async (asked, tell) => {
  const fitted = await fitFile(asked, tell)
  return {
    text: asked.json ? asJsonText(asJson(asked, fitted)) : asTable(asked, fitted),
    code: fitted.fit.converged ? 0 : 3,
  }
})
