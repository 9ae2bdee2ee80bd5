/** What was looked at, and what is wrong, a line each that names the matter by its number. */
export interface Checked {
  readonly name: string
  readonly looked: number
  readonly wrong: readonly string[]
  readonly figures?: Readonly<Record<string, number | null>>
}
