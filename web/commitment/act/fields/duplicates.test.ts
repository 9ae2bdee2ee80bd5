import { expect, test } from 'vitest'
import type { CommitmentLine } from '../../../api/index.ts'
import { sorted } from './duplicates.ts'

const line = (id: string, service: string | null, unit: string) =>
  ({
    id,
    service: service === null ? null : { id: service },
    pair: { customer: { unit: { id: unit } } },
  }) as CommitmentLine
const said = (own: CommitmentLine, found: readonly CommitmentLine[]) =>
  sorted(own, found).map(({ line: { id }, isLikely }) => (isLikely ? `${id}!` : id))

test('of the same service is likely, of the same unit first; each once, and never itself', () => {
  const found = [line('a', 's', 'far'), line('self', 's', 'near'), line('b', 's', 'near'), line('c', 't', 'far')]
  expect(said(line('self', 's', 'near'), [...found, line('a', 's', 'far'), line('d', null, 'near')])).toEqual([
    'b!',
    'a!',
    'd',
    'c',
  ])
})

test('what no service covers is like nothing', () => {
  expect(said(line('self', null, 'u'), [line('a', null, 'u')])).toEqual(['a'])
})
