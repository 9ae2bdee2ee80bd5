import { progressLine } from './progress-line.ts'
import { readArguments, usage } from './rate/asked.ts'
import { fitFile } from './rate/fit-file.ts'
import { asJson } from './rate/json.ts'
import { asTable } from './rate/table.ts'
import { Unusable, unusableText } from './file/unusable.ts'

/** `huke rate FILE.csv …`: 0 fitted, 1 the file cannot be used, 2 misused, 3 fitted but not converged. */
export async function run(args: string[]): Promise<number> {
  const asked = readArguments(args)
  if (asked === null) {
    console.error(usage)
    return 2
  }
  const line = progressLine()
  try {
    const fitted = await fitFile(asked, line.show)
    line.end()
    console.log(asked.json ? JSON.stringify(asJson(asked, fitted), null, 1) : asTable(asked, fitted))
    return fitted.fit.converged ? 0 : 3
  } catch (error) {
    line.end()
    if (!(error instanceof Unusable)) throw error
    console.error(unusableText(error))
    return 1
  }
}
