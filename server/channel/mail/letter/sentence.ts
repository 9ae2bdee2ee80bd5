import type { Commitment } from '@huke/core/commitment'
import type { Language } from '../../../http/index.ts'
import { oneLine } from './clean.ts'
import { fill, texts, type Texts } from './words.ts'

/** What a notice tells, with the names it needs. */
export interface Told {
  readonly kind: string
  readonly detail: Readonly<Record<string, unknown>>
  /** who did it; null = the system */
  readonly who: string | null
  /** who holds the matter now */
  readonly to: string
  readonly matter: Pick<Commitment, 'title' | 'priority'> | null
  /** the reader has to act on it */
  readonly you: boolean
}

const longestName = 40

/** A notice as one sentence that names matter and person, the title no longer than `longest`. */
export function sentenceOf(told: Told, language: Language, longest: number): string {
  const words = texts[language]
  const { kind, detail, matter } = told
  if (matter === null) return words.told['no-matter']
  const late = kind === 'warned' && Number(detail['share']) >= 100
  return fill(late ? words.overdue : textOf(words, kind, told.you), {
    who: told.who === null ? words.system : oneLine(told.who, longestName) || words.somebody,
    to: oneLine(told.to, longestName),
    title: oneLine(matter.title, longest),
    priority: words.priority[matter.priority],
    clock: words.clock[detail['clock'] as keyof Texts['clock']] ?? '',
    share: Number(detail['share']),
  })
}

function textOf(words: Texts, kind: string, you: boolean): string {
  const told: Readonly<Record<string, string>> = words.told
  const toldYou: Readonly<Record<string, string>> = words['told-you']
  return (
    (you && Object.hasOwn(toldYou, kind) ? toldYou[kind] : Object.hasOwn(told, kind) ? told[kind] : null) ??
    words.told.other
  )
}
