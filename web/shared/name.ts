import type { Language } from './language.ts'

interface Named {
  readonly name: string
  readonly nameEn: string | null
}

export const personName = (person: Named, language: Language): string =>
  language === 'en' && person.nameEn ? person.nameEn : person.name

/** A bilingual text in the reader's language, or in the other where that is all there is. */
export const said = (text: { readonly zh: string; readonly en: string }, language: Language): string =>
  text[language] || text.zh || text.en
