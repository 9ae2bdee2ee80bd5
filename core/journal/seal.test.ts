import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyChain, chained } from './fixtures/rows.ts'
import { type Seal, type SealedRows, sealHash, sealOver, verifyChain, verifySeals } from './index.ts'

/** Seals over rows cut into pieces of two. */
function sealedOf(hashes: readonly string[]): readonly SealedRows[] {
  const sealed: SealedRows[] = []
  for (let i = 0; i < hashes.length; i += 2) {
    const piece = hashes.slice(i, i + 2)
    sealed.push({ seal: sealOver(sealed.at(-1)?.seal ?? null, piece, 1000 + i), hashes: piece })
  }
  return sealed
}

const anySealed = anyChain(3).map(rows => sealedOf(rows.map(row => row.hash)))

const changes: { readonly [F in keyof Seal]: (seal: Seal) => Seal[F] } = {
  number: seal => seal.number + 1,
  previous: seal => seal.root,
  root: seal => seal.hash,
  count: seal => seal.count + 1,
  at: seal => seal.at + 1,
  hash: seal => seal.root,
}
const anyField = fc.constantFrom(...(Object.keys(changes) as (keyof Seal)[]))

describe('seals', () => {
  test('hold over the rows they were made of, also over none', () => {
    fc.assert(
      fc.property(anySealed, sealed => {
        expect(verifySeals(sealed)).toBeNull()
      }),
    )
    const empty = sealOver(null, [], 5)
    expect(verifySeals([{ seal: empty, hashes: [] }])).toBeNull()
    expect(empty.hash).toBe(sealHash(empty.previous, empty.root, 0, 5))
  })

  test('show any single field of a seal that was changed', () => {
    fc.assert(
      fc.property(anySealed, fc.nat(), anyField, (sealed, pick, field) => {
        const at = pick % sealed.length
        const { seal, hashes } = sealed[at]
        expect(
          verifySeals(sealed.with(at, { seal: { ...seal, [field]: changes[field](seal) }, hashes })),
        ).not.toBeNull()
      }),
    )
  })

  test('show rows dropped, swapped or added beneath a seal, and a seal taken out', () => {
    fc.assert(
      fc.property(anySealed, sealed => {
        const [{ seal, hashes }] = sealed
        const under = (changed: readonly string[]) => verifySeals(sealed.with(0, { seal, hashes: changed }))
        expect(under(hashes.slice(1))).toEqual({ number: 1, reason: 'count' })
        expect(under([...hashes, hashes[0]])).toEqual({ number: 1, reason: 'count' })
        expect(under(hashes.toReversed())).toEqual({ number: 1, reason: 'root' })
        expect(verifySeals(sealed.slice(1))).toEqual({ number: 2, reason: 'misplaced' })
      }),
    )
  })

  test('show a chain whose hashes were all made anew after a change, which the chain itself cannot', () => {
    fc.assert(
      fc.property(anyChain(1), rows => {
        const sealed = sealedOf(rows.map(row => row.hash))
        const anew = chained(rows.map((row, i) => (i === 0 ? { ...row, payload: 'another' } : row)))
        expect(verifyChain(anew)).toBeNull()
        const hashes = anew.map(row => row.hash)
        expect(verifySeals(sealed.map(({ seal }, i) => ({ seal, hashes: hashes.slice(2 * i, 2 * i + 2) })))).toEqual({
          number: 1,
          reason: 'root',
        })
      }),
    )
  })

  test('are not made earlier than the seal before', () => {
    const first = sealOver(null, [], 5)
    const second = sealOver(first, [], 4)
    expect(verifySeals([first, second].map(seal => ({ seal, hashes: [] })))).toEqual({ number: 2, reason: 'misplaced' })
  })
})
