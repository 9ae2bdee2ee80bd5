import { expect, test } from 'vitest'
import { tellHistory } from '../testing/histories/index.ts'

const number = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise)
const histories = number('HUKE_HISTORIES', 1)
const steps = number('HUKE_STEPS', 20)
const readings = number('HUKE_READINGS', 1)
const readers = number('HUKE_READERS', 4)
const seed = process.env['HUKE_SEED'] ?? 'company'

/** `HUKE_HISTORIES=200 HUKE_STEPS=40 HUKE_READINGS=3 HUKE_READERS=12` is the whole of it. */
test('whoever joins, moves, leaves, and whatever ends, merges, splits: every open matter has somebody to answer for it', {
  timeout: 3_600_000,
}, async () => {
  for (let n = 1; n <= histories; n++) {
    const { faults, trail } = await tellHistory({ seed: `${seed} ${n}`, steps, readings, readers })
    if (process.env['HUKE_TRAIL']) console.log(trail.join('\n'))
    expect(faults, `seed ${seed} ${n}\n${trail.join('\n')}`).toEqual([])
  }
})
