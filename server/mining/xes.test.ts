import { Readable } from 'node:stream'
import type { RawEvent, Rejection } from '@huke/core/mining'
import { expect, test } from 'vitest'
import { readEventLog } from './index.ts'

const EVENT =
  '<event><string key="concept:name" value="a"/><date key="time:timestamp" value="2025-03-03T09:00:00Z"/></event>'

test('attributes of event and trace are read, global defaults and nested attributes are not', async () => {
  const { events, fault } = await read(`<?xml version="1.0" encoding="UTF-8" ?>
    <!-- exported on a Monday -->
    <log xes.version="1849-2016" xmlns="http://www.xes-standard.org/">
      <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
      <global scope="trace"><string key="concept:name" value="UNKNOWN"/></global>
      <global scope="event"><string key="org:group" value="UNKNOWN"/></global>
      <classifier name="Activity" keys="concept:name"/>
      <string key="concept:name" value="the log"/>
      <trace>
        <string key="concept:name" value="案 &amp; 1"><string key="nested" value="no"/></string>
        <event>
          <string key="concept:name" value="申请"/>
          <date key="time:timestamp" value="2025-03-03T09:00:00.000+08:00"/>
          <string key="org:resource" value="Li"/><string key="lifecycle:transition" value="complete"/>
          <int key="cost" value="5"/><boolean key="urgent" value="true"/><float key="share" value="0.5"/><id key="i" value="x"/>
          <list key="l"><values><string key="inside" value="no"/></values></list>
          <container key="c"><string key="inside" value="no"/></container>
        </event>
      </trace>
    </log>`)
  expect(fault).toBeUndefined()
  expect(events).toEqual([
    {
      kind: 'event',
      row: 1,
      line: 18,
      caseFields: { 'case:concept:name': '案 & 1' },
      fields: {
        'concept:name': '申请',
        'time:timestamp': '2025-03-03T09:00:00.000+08:00',
        'org:resource': 'Li',
        'lifecycle:transition': 'complete',
        cost: '5',
        urgent: 'true',
        share: '0.5',
        i: 'x',
      },
    },
  ])
})

test('namespace prefixes of elements and other prefixes of the standard extensions are understood', async () => {
  const { events } = await read(`<x:log xmlns:x="http://www.xes-standard.org/">
    <x:extension name="Concept" prefix="con" uri="https://www.xes-standard.org/concept.xesext"/>
    <x:trace><x:string key="con:name" value="1"/><x:event><x:string key="con:name" value="a"/></x:event></x:trace></x:log>`)
  expect(events).toMatchObject([{ fields: { 'concept:name': 'a' }, caseFields: { 'case:concept:name': '1' } }])
})

test('the encoding of the XML declaration counts', async () => {
  const head = Buffer.from('<?xml version="1.0" encoding="GBK"?><log><trace><event><string key="concept:name" value="')
  const tail = Buffer.from('"/></event></trace></log>')
  const { detected, events } = await read(Buffer.concat([head, Buffer.from('c9eac7eb', 'hex'), tail]))
  expect(detected).toMatchObject({ format: 'xes', encoding: 'gbk', columns: ['concept:name'] })
  expect(events[0]?.fields).toEqual({ 'concept:name': '申请' })
})

test('a declaration of UTF-16 in a file that is not is passed over', async () => {
  const { detected } = await read(`<?xml version="1.0" encoding="utf-16"?><log><trace>${EVENT}</trace></log>`)
  expect(detected?.encoding).toBe('utf-8')
})

test('an event outside any trace is rejected, because nothing says its case', async () => {
  const { events } = await read(`<log>${EVENT}<trace>${EVENT}</trace></log>`)
  expect(events.map(event => event.kind)).toEqual(['rejected', 'event'])
  expect(events[0]).toMatchObject({ code: 'mining.event-without-trace', row: 1 })
})

test('a truncated log gives its whole events, then a fault with the place and the number of complete traces', async () => {
  const whole = `<log>\n${`<trace>${EVENT}${EVENT}</trace>\n`.repeat(3)}`
  const { events, fault } = await read(`${whole}<trace>${EVENT}<event><string key="conc`)
  expect(events.length).toBe(7)
  expect(fault).toMatchObject({ code: 'mining.truncated', detail: { line: 5, complete: 3 } })
})

test('a document type, and with it every entity bomb, is refused before anything is read', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
    <log><trace><event><string key="concept:name" value="&b;"/></event></trace></log>`
  const { events, fault } = await read(bomb)
  expect(events).toEqual([])
  expect(fault).toMatchObject({ code: 'mining.doctype-refused', detail: { line: 1 } })
})

test('an entity nobody declared is a fault with its line', async () => {
  const { fault } = await read(`<log><trace>${EVENT}\n<event><string key="a" value="&b;"/></event></trace></log>`)
  expect(fault).toMatchObject({ code: 'mining.bad-xml', detail: { line: 2 } })
})

test('another XML file, and XML that is none, are told apart from a log', async () => {
  expect((await read('<pnml><net/></pnml>')).fault).toMatchObject({ code: 'mining.not-xes' })
  expect((await read(`<log><trace>${EVENT}</event></trace></log>`)).fault).toMatchObject({ code: 'mining.bad-xml' })
  expect((await read('<log></log>')).fault).toMatchObject({ code: 'mining.empty' })
  expect((await read(`<!--${'x'.repeat(1_200_000)}`)).fault).toMatchObject({ code: 'mining.not-xes' })
})

test('a log whose events lack a needed attribute is refused with those they have', async () => {
  const { fault } = await read(`<log><trace>${EVENT}</trace></log>`, ['case:concept:name'])
  expect(fault).toMatchObject({
    code: 'mining.missing-column',
    detail: { value: 'case:concept:name', columns: ['concept:name', 'time:timestamp'] },
  })
})

async function read(content: string | Buffer, needs: readonly string[] = []) {
  const events: (RawEvent | Rejection)[] = []
  try {
    const log = await readEventLog(Readable.from([Buffer.from(content)]), { needs })
    for await (const event of log) events.push(event)
    return { detected: log.detected, events }
  } catch (fault) {
    return { events, fault }
  }
}
