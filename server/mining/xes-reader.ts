import type { RawEvent, Rejection } from '@huke/core/mining'
import { SaxesParser } from 'saxes'
import type { SaxesTagPlain } from 'saxes'
import { MiningFault } from './fault.ts'
import type { MiningFaultCode } from './fault.ts'
import { localName, XesKeys } from './xes-keys.ts'

type Fields = { [key: string]: string }

/** Elements that carry one value; lists and containers have only parts. */
const VALUED = new Set(['string', 'date', 'int', 'float', 'boolean', 'id'])

/** More than this before the root element is no log; it is also how long a document type may go on unseen. */
const LONGEST_PROLOG = 1024 * 1024

/** From one tag to the next, and the attributes of one event or trace together: what has more is no log, and would be held. */
const LONGEST_PART = 4 * 1024 * 1024
const MOST_ATTRIBUTES = 10_000
const DEEPEST = 100

/**
 * Follows the elements of an XES text. Of attributes only the first level is read: what is nested inside an
 * attribute, a list or a container is passed over, and so are `global` defaults, which describe and are no values.
 */
export class XesReader {
  fault: MiningFault | undefined
  private events: (RawEvent | Rejection)[] = []
  private readonly open: string[] = []
  private readonly keys = new XesKeys()
  private readonly parser = new SaxesParser({ xmlns: false })
  private caseFields: Fields | undefined
  private fields: Fields = {}
  /** of the event and of its trace, each a count and a length */
  private readonly held = { event: { attributes: 0, signs: 0 }, trace: { attributes: 0, signs: 0 } }
  private tagAt = 0
  private row = 0
  private traces = 0
  private ending = false

  constructor() {
    this.parser.on('error', () => this.fail(this.ending ? 'mining.truncated' : 'mining.bad-xml'))
    this.parser.on('doctype', () => this.fail('mining.doctype-refused'))
    this.parser.on('opentag', tag => this.opened(tag))
    this.parser.on('closetag', tag => this.closed(tag))
  }

  write(text: string): void {
    this.parser.write(text)
    if (this.open.length === 0 && this.traces === 0 && this.parser.position > LONGEST_PROLOG)
      this.fail('mining.not-xes')
    if (this.parser.position - this.tagAt > LONGEST_PART) this.fail('mining.part-too-large')
  }

  end(): void {
    this.ending = true
    this.parser.close()
  }

  take(): readonly (RawEvent | Rejection)[] {
    const events = this.events
    this.events = []
    return events
  }

  place(): { readonly line: number; readonly column: number; readonly complete: number } {
    return { line: this.parser.line, column: this.parser.column, complete: this.traces }
  }

  private opened(tag: SaxesTagPlain): void {
    if (this.fault) return
    this.tagAt = this.parser.position
    const name = localName(tag.name)
    const parent = this.open.at(-1)
    if (this.open.length === DEEPEST) this.fail('mining.part-too-large', `elements ${DEEPEST + 1} deep`)
    if (parent === undefined && name !== 'log') this.fail('mining.not-xes', `the root element <${tag.name}>`)
    else if (parent === 'log' && name === 'extension') this.keys.declare(tag.attributes)
    else if (parent === 'log' && name === 'trace') this.begin('trace')
    else if (name === 'event' && (parent === 'trace' || parent === 'log')) this.begin('event')
    else if (VALUED.has(name)) this.attribute(parent, tag.attributes)
    this.open.push(name)
  }

  private begin(part: 'event' | 'trace'): void {
    this.held[part] = { attributes: 0, signs: 0 }
    if (part === 'event') this.fields = {}
    else this.caseFields = {}
  }

  private attribute(parent: string | undefined, { key, value }: Readonly<Record<string, string>>): void {
    if (key === undefined || value === undefined || (parent !== 'event' && parent !== 'trace')) return
    const held = this.held[parent]
    held.signs += key.length + value.length
    if (++held.attributes > MOST_ATTRIBUTES || held.signs > LONGEST_PART)
      return this.fail('mining.part-too-large', `<${parent}> with very much in it`)
    if (parent === 'event') this.fields[this.keys.standard(key)] = value
    else if (this.caseFields) this.caseFields[`case:${this.keys.standard(key)}`] = value
  }

  private closed(tag: SaxesTagPlain): void {
    if (this.fault) return
    this.tagAt = this.parser.position
    this.open.pop()
    const name = localName(tag.name)
    const parent = this.open.at(-1)
    if (name === 'event' && (parent === 'trace' || parent === 'log')) this.events.push(this.event())
    if (name === 'trace' && parent === 'log') {
      this.traces++
      this.caseFields = undefined
    }
  }

  private event(): RawEvent | Rejection {
    const base = { row: ++this.row, line: this.parser.line, fields: this.fields }
    if (this.caseFields) return { kind: 'event', ...base, caseFields: this.caseFields }
    return {
      kind: 'rejected',
      code: 'mining.event-without-trace',
      value: 'an event directly in the log',
      expected: 'a trace around it, which says its case',
      ...base,
    }
  }

  private fail(code: MiningFaultCode, value = FOUND[code] ?? ''): void {
    this.fault ??= new MiningFault(code, { value, expected: EXPECTED[code] ?? 'XES', ...this.place() })
  }
}

const FOUND: Partial<Record<MiningFaultCode, string>> = {
  'mining.truncated': 'the end of the file',
  'mining.doctype-refused': 'a document type declaration',
  'mining.bad-xml': 'something that is no XML',
  'mining.not-xes': 'no root element',
  'mining.part-too-large': 'a part that does not end',
}

const EXPECTED: Partial<Record<MiningFaultCode, string>> = {
  'mining.truncated': 'the rest of the log, up to </log>',
  'mining.doctype-refused': 'none: entities can make a small file endless',
  'mining.bad-xml': 'well-formed XML',
  'mining.not-xes': 'the root element <log>',
  'mining.part-too-large': `at most ${MOST_ATTRIBUTES} attributes and 4 MB an event or trace, ${DEEPEST} elements deep`,
}
