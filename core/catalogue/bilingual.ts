/** A text in both languages of the interface. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}
