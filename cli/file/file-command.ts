import { parseArgs, type ParseArgsConfig } from 'node:util'
import { progressLine } from '../progress-line.ts'
import { Unusable, unusableText } from './unusable.ts'

/** Why arguments make no sense. */
export type Misused = { readonly misused: string }

/** What is printed, and how the command ends. */
export type Answer = { readonly text: string; readonly code: number }

/** A command that answers from a file: 1 where the file cannot be used, 2 where the arguments make no sense. */
export const fileCommand =
  <Asked extends object>(
    usage: string,
    read: (args: readonly string[]) => Asked | Misused,
    answer: (asked: Asked, tell: (progress: string) => void) => Promise<Answer> | Answer,
  ) =>
  async (args: string[]): Promise<number> => {
    if (args.includes('--help')) {
      console.log(usage)
      return 0
    }
    const asked = read(args)
    if ('misused' in asked) {
      console.error(`${asked.misused}\n\n${usage}`)
      return 2
    }
    const line = progressLine()
    try {
      const { text, code } = await answer(asked, line.show)
      line.end()
      console.log(text)
      return code
    } catch (error) {
      line.end()
      if (!(error instanceof Unusable)) throw error
      console.error(unusableText(error))
      return 1
    }
  }

export const asJsonText = (whole: unknown): string => JSON.stringify(whole, null, 1)

/** Options and files of the command line, or what is wrong with them. */
export function parsedArguments<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options })
  } catch (error) {
    if (error instanceof TypeError) return { misused: error.message }
    throw error
  }
}
