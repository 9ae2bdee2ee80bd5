import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyChain, chained } from './fixtures/rows.ts'
import { type JournalRow, noHash, rowHash, verifyChain } from './index.ts'

const first = {
  rootId: 'r',
  seq: 1,
  commitmentId: 'r',
  type: 'requested',
  actor: { person: 'p', as: 'customer' },
  at: 1,
  recordedAt: 2,
  payload: { title: '报销' },
  salt: '5e',
} as const
const chain = chained([first, { ...first, seq: 2, type: 'promised' }, { ...first, seq: 3, type: 'delivered' }])

/** Each field of a row, changed to something else. */
const changes: { readonly [F in keyof JournalRow]: (row: JournalRow) => JournalRow[F] } = {
  rootId: row => `${row.rootId}x`,
  seq: row => row.seq + 1,
  commitmentId: row => `${row.commitmentId}x`,
  type: row => `${row.type}x`,
  actor: row => ({ ...row.actor, person: `${row.actor.person}x` }),
  at: row => row.at + 1,
  recordedAt: row => row.recordedAt + 1,
  payload: row => ({ was: row.payload }),
  salt: row => `${row.salt}0`,
  prevHash: row => row.prevHash.replace(/^./, digit => (digit === 'f' ? '0' : 'f')),
  hash: row => row.hash.replace(/.$/, digit => (digit === 'f' ? '0' : 'f')),
}
const anyField = fc.constantFrom(...(Object.keys(changes) as (keyof JournalRow)[]))

describe('a chain of journal rows', () => {
  test('is sound as it was written, and after it was stored as JSON', () => {
    fc.assert(
      fc.property(anyChain(0), rows => {
        expect(verifyChain(rows)).toBeNull()
        expect(verifyChain(JSON.parse(JSON.stringify(rows)))).toBeNull()
      }),
    )
  })

  test('shows any single field that was changed', () => {
    fc.assert(
      fc.property(anyChain(1), fc.nat(), anyField, (rows, pick, field) => {
        const at = pick % rows.length
        const forged = rows.map((row, i) => (i === at ? { ...row, [field]: changes[field](row) } : row))
        expect(verifyChain(forged)).not.toBeNull()
      }),
    )
  })

  test('shows a row that was dropped before the last', () => {
    fc.assert(
      fc.property(anyChain(2), fc.nat(), (rows, pick) => {
        const at = pick % (rows.length - 1)
        expect(verifyChain(rows.toSpliced(at, 1))).toMatchObject({ seq: at + 2, reason: 'misplaced' })
      }),
    )
  })

  test('shows two rows that were swapped', () => {
    fc.assert(
      fc.property(anyChain(2), fc.nat(), fc.nat(), (rows, a, b) => {
        const [i, j] = [a % rows.length, b % rows.length]
        fc.pre(i !== j)
        expect(verifyChain(rows.with(i, rows[j]).with(j, rows[i]))).not.toBeNull()
      }),
    )
  })

  test('shows a row that was inserted, though it be hashed as it should', () => {
    fc.assert(
      fc.property(anyChain(2), fc.nat(), (rows, pick) => {
        const at = pick % (rows.length - 1)
        const before = rows[at]
        const row = { ...before, seq: at + 2, prevHash: before.hash }
        const inserted = { ...row, hash: rowHash(row.prevHash, row) }
        expect(verifyChain(rows.toSpliced(at + 1, 0, inserted))).not.toBeNull()
        const renumbered = rows.slice(at + 1).map(later => ({ ...later, seq: later.seq + 1 }))
        expect(verifyChain([...rows.slice(0, at + 1), inserted, ...renumbered])).not.toBeNull()
      }),
    )
  })

  test('says what is wrong and where', () => {
    const [one, two, three] = chain
    expect(verifyChain([one, { ...two, at: 99 }, three])).toEqual({ rootId: 'r', seq: 2, reason: 'changed' })
    expect(verifyChain([one, three])).toEqual({ rootId: 'r', seq: 3, reason: 'misplaced' })
    expect(verifyChain([one, two, two])).toEqual({ rootId: 'r', seq: 2, reason: 'misplaced' })
    expect(verifyChain([{ ...one, prevHash: two.hash }])).toEqual({ rootId: 'r', seq: 1, reason: 'unlinked' })
    expect(verifyChain([one, { ...two, rootId: 's' }])).toEqual({ rootId: 's', seq: 2, reason: 'foreign' })
  })

  test('keeps its way of hashing: what was written once must verify for ever', () => {
    expect(chain[0].prevHash).toBe(noHash)
    expect(chain.map(row => row.hash)).toMatchInlineSnapshot(`
      [
        "5d298a36f3ec16a21b1fdfb898d338c4146053f4b22c47d817f924f97d4cc663",
        "abc05787c44f35cbfe3188af3dd4879d9af2c02cbfa4e0765e794a3240c2cdbd",
        "135648a5f06d7dbb25212852ca1580f65c79c0b6d87ddfeaf84fae0f965ee8db",
      ]
    `)
  })
})
