import { expect, test } from 'vitest'
import type { UnitLine } from '../api/index.ts'
import { type UnitNode, unitTree } from './unit-tree.ts'

const unit = (id: string, parent: string | null): UnitLine => ({
  id,
  code: id,
  name: { zh: id, en: id },
  parent,
  kind: 'department',
  head: null,
  size: 0,
  calendar: null,
})
const names = (nodes: readonly UnitNode[]): unknown => nodes.map(node => [node.unit.id, names(node.children)])

test('units hang below their parents in the order they came', () => {
  expect(names(unitTree([unit('a', null), unit('b', 'a'), unit('c', 'a'), unit('d', 'b')]))).toEqual([
    [
      'a',
      [
        ['b', [['d', []]]],
        ['c', []],
      ],
    ],
  ])
})

test('a unit whose parent is not in the list is shown at the top rather than lost', () => {
  expect(names(unitTree([unit('b', 'gone')]))).toEqual([['b', []]])
})
