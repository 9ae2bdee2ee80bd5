import { parse } from 'csv-parse/sync'

const STANDARD: Readonly<Record<string, string>> = {
  activity: 'concept:name',
  timestamp: 'time:timestamp',
  resource: 'org:resource',
  department: 'org:group',
}

/** The rows of a CSV log (case_id, activity, timestamp …) as an XES log; each case becomes a trace where it first appears. */
export function xesOf(csv: string): string {
  const rows: Record<string, string>[] = parse(csv, { columns: true })
  const traces = Map.groupBy(rows, row => row.case_id ?? '')
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<log xes.version="1849-2016" xmlns="http://www.xes-standard.org/">',
    '<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>',
    '<global scope="event"><string key="concept:name" value="UNKNOWN"/><string key="org:group" value="UNKNOWN"/></global>',
    ...[...traces].map(([name, events]) => traceOf(name, events)),
    '</log>',
  ].join('\n')
}

function traceOf(name: string, events: readonly Record<string, string>[]): string {
  return `<trace>${attribute('concept:name', name)}${events.map(eventOf).join('\n')}</trace>`
}

function eventOf(row: Readonly<Record<string, string>>): string {
  const attributes = Object.entries(row).filter(([column, value]) => column !== 'case_id' && value !== '')
  return `<event>${attributes.map(([column, value]) => attribute(STANDARD[column] ?? column, value)).join('')}</event>`
}

function attribute(key: string, value: string): string {
  const type = key === 'time:timestamp' ? 'date' : 'string'
  return `<${type} key="${escaped(key)}" value="${escaped(value)}"/>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
