export interface Options {
  /** whatever happens by chance follows from it: the same seed, the same acts */
  readonly seed: string
  readonly people: number
  /** so many are asked, spread over the months; parts, recoveries and imported ones come on top */
  readonly matters: number
  /** around July, in which the company is reorganised; 12 is the whole year */
  readonly months: number
  readonly json: boolean
}
