import { describe, expect, test } from 'vitest'
import { story } from './fixtures/story.ts'
import { at, calendars } from './fixtures/terms.ts'
import { type Act, timersOf } from './index.ts'

const to = (unit: string, person: string | null) => ({ unit, person })
const succeed = (side: 'customer' | 'supplier', unit: string, person: string | null): Act => ({
  kind: 'succeed',
  side,
  to: to(unit, person),
  reason: '离职',
})

describe('a successor', () => {
  test('of the supplier takes the matter over as it stands, clocks, turn and all', () => {
    const s = story()
    s.does('server', { kind: 'promise' }, '2 10:00')
    s.does('server', { kind: 'deliver' }, '2 11:00')
    const before = s.clock('resolution', '3 09:00')
    s.does('system', succeed('supplier', 'it', 'colleague'), '3 09:00')
    expect(s.now).toMatchObject({ state: 'delivered', supplier: to('it', 'colleague') })
    expect(s.now.holdings).toMatchObject([
      { person: 'server', to: at('3 09:00') },
      { person: 'colleague', to: null },
    ])
    expect(s.clock('resolution', '3 09:00')).toEqual(before)
  })

  test('of the customer accepts what was delivered to another', () => {
    const s = story()
    s.does('server', { kind: 'promise' }, '2 10:00')
    s.does('server', { kind: 'deliver' }, '2 11:00')
    s.does('askersHead', succeed('customer', 'sales', 'heir'), '3 09:00')
    s.does({ person: 'heir', capacities: ['customer'] }, { kind: 'accept' }, '3 10:00')
    expect(s.now).toMatchObject({ state: 'accepted', customer: to('sales', 'heir') })
  })

  test('of a closed matter holds it from its reopening on', () => {
    const s = story()
    s.does('server', { kind: 'promise' }, '2 10:00')
    s.does('server', { kind: 'deliver' }, '2 11:00')
    s.does('asker', { kind: 'accept' }, '2 12:00')
    s.does('officer', succeed('supplier', 'logistics', null), '3 09:00')
    expect(s.now.holdings).toHaveLength(1)
    s.does('asker', { kind: 'reopen', reason: '又坏了' }, '4 09:00')
    expect(s.now.holdings[1]).toEqual({ ...to('logistics', null), from: at('4 09:00'), to: null })
  })

  test('is named by a head within the own unit and side alone, and is never both sides', () => {
    const s = story()
    expect(s.refuses('askersHead', succeed('supplier', 'it', null), '2 10:00').code).toBe('commitment.not-your-side')
    expect(s.refuses('officer', succeed('supplier', 'it', 'asker'), '2 10:00').code).toBe('commitment.to-the-customer')
    s.does('serversHead', succeed('supplier', 'it', 'colleague'), '2 10:00')
  })
})

describe('a suspended matter', () => {
  const suspended = () => {
    const s = story()
    s.does('server', { kind: 'promise' }, '2 10:00')
    s.does('server', { kind: 'ask', question: '型号？' }, '2 11:00')
    s.does('system', { kind: 'suspend', reason: '退回' }, '2 12:00')
    return s
  }

  test('stands still: no clock runs, no timer is set, nobody acts but by word', () => {
    const s = suspended()
    expect(s.clock('answer', '6 18:00')).toMatchObject({ used: 1, paused: true, dueAt: null })
    expect(timersOf(s.now, calendars)).toEqual([])
    expect(s.refuses('asker', { kind: 'answer', words: 'A' }, '3 09:00').code).toBe('commitment.suspended')
    s.does('asker', { kind: 'comment', words: '等一下' }, '3 09:00')
  })

  test('goes on where it stood', () => {
    const s = suspended()
    s.does('system', { kind: 'lift' }, '4 09:00')
    s.does('asker', { kind: 'answer', words: 'A' }, '4 10:00')
    expect(s.clock('answer', '4 10:00').used).toBe(2)
    expect(s.clock('resolution', '4 11:00').used).toBe(3)
  })

  test('may be made void, and is then in nobody’s way', () => {
    const s = suspended()
    s.does('system', { kind: 'void', reason: '退回' }, '3 09:00')
    expect(s.now).toMatchObject({ state: 'withdrawn', closedBy: 'void', suspension: null })
    expect(s.now.clocks.every(run => run.stoppedAt !== null)).toBe(true)
  })
})
