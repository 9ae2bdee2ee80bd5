/** What a method expects of the periods that come, with the standard deviation of the error of each. */
export type Projection = {
  /** The model as its literature writes it, such as ETS(M,Ad,A). */
  readonly model: string
  readonly mean: Float64Array
  readonly deviation: Float64Array
}
