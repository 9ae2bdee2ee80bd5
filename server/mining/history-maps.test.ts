import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { caseHistory, columnsNeeded } from '@huke/core/mining'
import type { CaseHistory, Rejection } from '@huke/core/mining'
import { expect, test } from 'vitest'
import { casesOf, mapEvents, readEventLog, readMapFile } from './index.ts'
import { collect } from './testing-collect.ts'

const MAPS = join(import.meta.dirname, '../../seed/history-maps')
const names = readdirSync(MAPS).filter(file => file.endsWith('.yaml'))
const samples = readdirSync(join(MAPS, 'samples')).map(file => file.replace('.csv', ''))

test.each(names)('%s is a map without problems', name => {
  expect(readMapFile(readFileSync(join(MAPS, name), 'utf8'))).not.toHaveProperty('problems')
})

test.each(samples)('the sample of %s is read by its map without a rejection', async name => {
  const { histories, rejections } = await read(name)
  expect(rejections).toEqual([])
  expect(histories.length).toBeGreaterThan(1)
})

test('ServiceNow metrics: group, acts and targets of an incident', async () => {
  const [printer, vpn] = (await read('servicenow-metric')).histories
  expect(printer).toMatchObject({
    title: '打印机卡纸，三楼财务',
    priority: 'normal',
    customerUnit: '财务部',
    service: '硬件',
  })
  expect(changes(printer)).toEqual(['Service Desk', '服务台', '现场支持'])
  expect(actsOf(printer)).toEqual(['asked', 'promised', 'delivered', 'accepted'])
  expect(vpn?.targets.resolution).toEqual({ kind: 'working-time', seconds: 8 * 3600 })
  expect(vpn?.events[0]?.at).toBe(Date.UTC(2025, 2, 4, 8, 55, 40))
})

test('ServiceNow audit: the group before the first change is known, notes are left out', async () => {
  const [printer, cancelled] = (await read('servicenow-audit')).histories
  expect(printer?.events.map(event => event.group)).toEqual(['服务台', '现场支持', '现场支持', '现场支持', '现场支持'])
  expect(cancelled?.events.map(event => event.acts)).toEqual([['asked', 'promised'], ['cancelled']])
})

test('Jira: a reopened issue is delivered twice and accepted once; both ways of writing dates are read', async () => {
  const [erp, web] = (await read('jira')).histories
  expect(actsOf(erp)).toEqual(['asked', 'promised', 'delivered', 'reopened', 'delivered', 'accepted'])
  expect(erp?.attributes).toEqual({ key: 'ERP-118' })
  expect(web?.events.map(event => event.at)).toEqual([Date.UTC(2025, 4, 14, 1, 5), Date.UTC(2025, 4, 15, 4, 30)])
})

test('Zammad: changes of the group are hand-overs, and closing is delivery and acceptance', async () => {
  const [laptop, badge] = (await read('zammad')).histories
  expect(changes(laptop)).toEqual(['服务台', '资产管理', '桌面支持'])
  expect(actsOf(laptop)).toEqual(['asked', 'promised', 'delivered', 'accepted'])
  expect(badge).toMatchObject({ customerUnit: 'Customers', priority: 'high' })
})

test('GLPI: numbers of states and priorities are understood', async () => {
  const [projector, battery] = (await read('glpi')).histories
  expect(changes(projector)).toEqual(['Helpdesk', '服务台', '会务支持'])
  expect(actsOf(projector)).toEqual(['asked', 'promised', 'delivered', 'accepted'])
  expect(battery).toMatchObject({
    priority: 'urgent',
    targets: { resolution: { kind: 'working-time', seconds: 8 * 3600 } },
  })
})

async function read(name: string): Promise<{ histories: CaseHistory[]; rejections: Rejection[] }> {
  const reading = readMapFile(readFileSync(join(MAPS, `${name}.yaml`), 'utf8'))
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  const { map } = reading
  const log = await readEventLog(
    { path: join(MAPS, 'samples', `${name}.csv`) },
    { ...map.file, needs: columnsNeeded(map) },
  )
  const rejections: Rejection[] = []
  const events = mapEvents(log, map, rejection => void rejections.push(rejection))
  const cases = await collect(casesOf(events, { tempFolder: tmpdir() }))
  return { histories: cases.map(one => caseHistory(map, one.events)), rejections }
}

function changes(history: CaseHistory | undefined): readonly string[] {
  const units = history?.events.map(event => event.unit) ?? []
  return units.filter((unit, index) => unit !== units[index - 1])
}

function actsOf(history: CaseHistory | undefined): readonly string[] {
  return history?.events.flatMap(event => event.acts) ?? []
}
