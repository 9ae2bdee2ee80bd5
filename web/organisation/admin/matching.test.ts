import { expect, test } from 'vitest'
import type { UnitLine } from '../../api/index.ts'
import { unitTree } from '../unit-tree.ts'
import { matching } from './matching.ts'

const head = { id: 'h', code: 'E1', name: '周敏', nameEn: 'Zhou Min', unit: null }
const unit = (code: string, name: string, parent: string | null, led: boolean): UnitLine => ({
  id: code,
  code,
  name: { zh: name, en: name },
  kind: 'department',
  parent,
  head: led ? head : null,
  size: 1,
  calendar: null,
})
const [top] = unitTree([
  unit('hq', '总部', null, true),
  unit('it', '信息部', 'hq', true),
  unit('net', '网络组', 'it', false),
  unit('sal', '销售部', 'hq', false),
])
const codes = (wanted: string, headless = false): string[] => {
  const walk = (nodes: ReturnType<typeof unitTree>): string[] =>
    nodes.flatMap(node => [node.unit.code, ...walk(node.children)])
  return top === undefined ? [] : walk(matching(top, wanted, headless))
}

test('a unit that is found shows the way to it and all below it', () => {
  expect(codes('信息')).toEqual(['hq', 'it', 'net'])
  expect(codes('网络')).toEqual(['hq', 'it', 'net'])
})

test('it is found by its head too, in either language', () => {
  expect(codes('zhou')).toEqual(['hq', 'it', 'net', 'sal'])
})

test('units without a head are shown with those above them, and no others', () => {
  expect(codes('', true)).toEqual(['hq', 'it', 'net', 'sal'])
  expect(codes('销售', true)).toEqual(['hq', 'sal'])
})

test('nothing is shown where nothing fits', () => {
  expect(codes('没有这个部门')).toEqual([])
})
