import type { Bilingual } from './bilingual.ts'
import { problem, type ServiceProblem } from './problem.ts'

/** A text that must be there in both languages. */
export function bilingualProblems(path: string, text: Bilingual | undefined, longest: number): ServiceProblem[] {
  return (['zh', 'en'] as const).flatMap(language =>
    textProblems(`${path}/${language}`, text?.[language], longest, language),
  )
}

/** A text that may be missing, but then in both languages. */
export function optionalProblems(path: string, text: Bilingual, longest: number): ServiceProblem[] {
  return isBlank(text.zh) && isBlank(text.en) ? [] : bilingualProblems(path, text, longest)
}

const languageNames = { zh: 'Chinese', en: 'English' } as const

function textProblems(
  path: string,
  text: string | undefined,
  longest: number,
  language: 'zh' | 'en',
): ServiceProblem[] {
  if (typeof text !== 'string' || isBlank(text)) {
    return [problem('catalogue.text-missing', path, text ?? null, `the text in ${languageNames[language]}`)]
  }
  if (text.length <= longest) return []
  return [problem('catalogue.text-too-long', path, text.length, `at most ${longest} characters`)]
}

const isBlank = (text: string): boolean => text.trim() === ''

/** One problem for every entry that was there before. */
export function duplicateProblems(path: string, values: readonly string[]): ServiceProblem[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index
      ? [problem('catalogue.duplicate', `${path}/${index}`, value, 'something that is not in the list yet')]
      : [],
  )
}
