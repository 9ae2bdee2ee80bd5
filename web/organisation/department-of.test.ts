import { expect, test } from 'vitest'
import type { UnitLine } from '../api/index.ts'
import { departmentOf } from './department-of.ts'

const unit = (id: string, kind: UnitLine['kind'], parent: string | null): UnitLine => ({
  id,
  code: id,
  name: { zh: id, en: id },
  kind,
  parent,
  head: null,
  size: 1,
  calendar: null,
})
const units = [
  unit('company', 'company', null),
  unit('sales', 'department', 'company'),
  unit('east', 'team', 'sales'),
  unit('board', 'team', 'company'),
]

test('a team belongs to the department above it, a department to itself', () => {
  expect(departmentOf(units, 'east')?.id).toBe('sales')
  expect(departmentOf(units, 'sales')?.id).toBe('sales')
})

test('a unit outside any department stands for itself', () => {
  expect(departmentOf(units, 'board')?.id).toBe('board')
  expect(departmentOf(units, 'unknown')).toBeUndefined()
})
