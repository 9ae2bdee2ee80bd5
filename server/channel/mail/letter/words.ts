import type { Language } from '../../../http/index.ts'
import en from './texts.en.json' with { type: 'json' }
import zh from './texts.zh.json' with { type: 'json' }

export type Texts = typeof zh
export const texts: Readonly<Record<Language, Texts>> = { zh, en }

/** A text with its blanks filled in, as they are: what is filled in is never read as a blank again. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
