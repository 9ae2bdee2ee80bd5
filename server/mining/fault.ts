export type MiningFaultCode =
  | 'mining.empty'
  | 'mining.unsupported-file'
  | 'mining.unknown-encoding'
  | 'mining.missing-column'
  | 'mining.truncated'
  | 'mining.damaged'
  | 'mining.not-xes'
  | 'mining.doctype-refused'
  | 'mining.bad-xml'
  | 'mining.part-too-large'
  | 'mining.bad-csv'
  | 'mining.quote-not-closed'
  | 'mining.record-too-long'
  | 'mining.case-repeated'

export type MiningFaultDetail = {
  readonly value: string
  readonly expected: string
  readonly line?: number
  readonly column?: number
  /** Complete traces (XES) or rows (CSV) read before the file failed. */
  readonly complete?: number
  /** The columns the file has, when one that is needed is not among them. */
  readonly columns?: readonly string[]
}

/** The file as a whole cannot be read, or not beyond this place. */
export class MiningFault extends Error {
  readonly code: MiningFaultCode
  readonly detail: MiningFaultDetail

  constructor(code: MiningFaultCode, detail: MiningFaultDetail) {
    const place = detail.line === undefined ? '' : ` at line ${detail.line}`
    super(`${code}${place}: found ${detail.value}, expected ${detail.expected}`)
    this.name = 'MiningFault'
    this.code = code
    this.detail = detail
  }
}
