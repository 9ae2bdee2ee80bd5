const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d

/** A record longer than this is a quote somebody forgot to close. */
const LONGEST_RECORD = 4 * 1024 * 1024

/** One record as it lies in the bytes; valid only until the call it is given to returns. */
export type CsvRecord = {
  /** Field f is bytes[starts[f]] up to, not including, bytes[ends[f]]; quotes around it are outside. */
  bytes: Uint8Array
  starts: Uint32Array
  ends: Uint32Array
  fields: number
  /** The line on which it begins, from 1. */
  line: number
}

export type CsvFault = {
  readonly code: 'mining.quote-not-closed' | 'mining.record-too-long'
  readonly line: number
  readonly records: number
}

/** Chunks may end anywhere. After a fault nothing more is read. */
export type CsvScanner = {
  readonly write: (chunk: Uint8Array) => CsvFault | null
  readonly end: () => CsvFault | null
}

/**
 * Finds the records of a CSV text in UTF-8, or any encoding in which ASCII is ASCII (RFC 4180; lines may end in LF, CRLF or
 * CR; a quote inside a field without quotes, and one inside quotes that nothing ends, stand for themselves; empty lines are
 * passed over). No string is made.
 */
export function csvScanner(delimiter: number, take: (record: CsvRecord) => void): CsvScanner {
  let bytes = new Uint8Array(0)
  let filled = 0
  let records = 0
  let newlines = 0
  let escapes = false
  let open = false
  const record: CsvRecord = { bytes, starts: new Uint32Array(64), ends: new Uint32Array(64), fields: 0, line: 1 }

  /** Where the field that begins at `at` ends, its closing quote included; -1 if that is not known yet. */
  const endOfField = (from: number, final: boolean): number => {
    let at = from
    if (at < filled && bytes[at] === QUOTE) {
      at = closingQuote(from + 1, final)
      if (at < 0) return -1
      at++
    } else {
      at = endOfPlain(bytes, at, filled, delimiter)
    }
    return at < filled || final ? at : -1
  }

  const closingQuote = (from: number, final: boolean): number => {
    for (let at = from; at < filled; at++) {
      const byte = bytes[at]
      if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) newlines++
      if (byte !== QUOTE) continue
      if (at + 1 === filled) {
        if (final) return at
        break
      }
      const next = bytes[at + 1]
      if (next === delimiter || next === LF || next === CR) return at
      if (next === QUOTE) {
        escapes = true
        at++
      }
    }
    open = true
    return -1
  }

  /** Finds one record; the position after it, or -1 if it is not all there. */
  const scan = (from: number, final: boolean): number => {
    let at = from
    newlines = 0
    escapes = false
    open = false
    for (let field = 0; ; field++) {
      const end = endOfField(at, final)
      if (end < 0) return -1
      if (field === record.starts.length) widen(record)
      const quoted = end > at + 1 && bytes[at] === QUOTE
      record.starts[field] = quoted ? at + 1 : at
      record.ends[field] = quoted ? end - 1 : end
      record.fields = field + 1
      at = end + 1
      if (end < filled && bytes[end] === delimiter) continue
      if (end < filled && bytes[end] === CR) {
        if (at === filled && !final) return -1
        if (at < filled && bytes[at] === LF) at++
      }
      return Math.min(at, filled)
    }
  }

  const found = (from: number): void => {
    const isEmpty = record.fields === 1 && record.starts[0] === from && record.ends[0] === from
    if (!isEmpty) {
      if (escapes) unescape(record)
      records++
      take(record)
    }
    record.line += 1 + newlines
  }

  const all = (final: boolean): CsvFault | null => {
    let from = 0
    while (from < filled) {
      const next = scan(from, final)
      if (next < 0) break
      found(from)
      from = next
    }
    bytes.copyWithin(0, from, filled)
    filled -= from
    if (final && filled > 0) return { code: 'mining.quote-not-closed', line: record.line, records }
    return filled > LONGEST_RECORD
      ? { code: open ? 'mining.quote-not-closed' : 'mining.record-too-long', line: record.line, records }
      : null
  }

  return {
    write: chunk => {
      if (filled + chunk.length > bytes.length) {
        const larger = new Uint8Array(2 * (filled + chunk.length))
        larger.set(bytes.subarray(0, filled))
        bytes = larger
        record.bytes = bytes
      }
      bytes.set(chunk, filled)
      filled += chunk.length
      return all(false)
    },
    end: () => all(true),
  }
}

/** The loop that all time is spent in: over variables of its own, which the compiler keeps in registers. */
function endOfPlain(bytes: Uint8Array, from: number, filled: number, delimiter: number): number {
  let at = from
  for (; at < filled; at++) {
    const byte = bytes[at]
    if (byte === delimiter || byte === LF || byte === CR) break
  }
  return at
}

function widen(record: CsvRecord): void {
  const size = 2 * record.starts.length
  const [starts, ends] = [new Uint32Array(size), new Uint32Array(size)]
  starts.set(record.starts)
  ends.set(record.ends)
  record.starts = starts
  record.ends = ends
}

/** Two quotes inside quotes are one. Fields without quotes have none doubled that mean one. */
function unescape({ bytes, starts, ends, fields }: CsvRecord): void {
  for (let f = 0; f < fields; f++) {
    if (starts[f] === 0 || bytes[starts[f] - 1] !== QUOTE || bytes[ends[f]] !== QUOTE) continue
    let to = starts[f]
    for (let at = starts[f]; at < ends[f]; at++) {
      bytes[to++] = bytes[at]
      if (bytes[at] === QUOTE && at + 1 < ends[f] && bytes[at + 1] === QUOTE) at++
    }
    ends[f] = to
  }
}
