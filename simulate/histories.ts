import { tellHistory } from '../server/testing/histories/index.ts'
import { migratedTemplate } from '../server/testing/template.ts'
import { ownSeconds } from './machine/cpu.ts'
import { readOptions } from './options.ts'

export const historiesUsage =
  'npm run simulate -- histories [--seed TEXT] [--histories 200] [--steps 40] [--readings 3] [--readers 12] [--json]'

/** One waits for its database while the other thinks. */
const atOnce = 2

/**
 * Many small companies with random joins, moves, leaves, ends, merges, splits and imports: after every step every open matter
 * has somebody to answer for it; now and then everybody asks for every page, and the whole tree adds up. Answers the exit
 * code; null where it cannot be understood.
 */
export async function histories(args: readonly string[]): Promise<number | null> {
  const options = readOptions(args, {
    histories: [200, 1, 100_000],
    steps: [40, 1, 10_000],
    readings: [3, 0, 1000],
    readers: [12, 1, 18],
  })
  if (options === null) return null
  const { seed, json, histories: count, ...size } = options
  const [began, ownBefore] = [performance.now(), ownSeconds()]
  const template = await migratedTemplate()
  let [next, told, steps, faulty] = [1, 0, 0, 0]
  const tell = async () => {
    while (next <= count) {
      const one = await tellHistory({ seed: `${seed} ${next++}`, ...size, on: template })
      told++
      steps += one.trail.length
      if (one.faults.length > 0) {
        faulty++
        console.error(`  FAIL seed ${one.seed}\n${[...one.trail, ...one.faults].map(line => `    ${line}`).join('\n')}`)
        if (json) console.log(JSON.stringify({ seed: one.seed, faults: one.faults }))
      }
      const seconds = Math.round((performance.now() - began) / 1000)
      console.error(
        `  ${told} of ${count}, ${seconds} s, about ${Math.round((seconds / told) * (count - told))} s more`,
      )
    }
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, tell))
  } finally {
    await template.stop()
  }
  const seconds = { wall: (performance.now() - began) / 1000, own: ownSeconds() - ownBefore }
  console.error(
    `${told} histories of ${steps} steps in all, ${faulty} with faults; ${seconds.wall.toFixed(0)} s, ${seconds.own.toFixed(0)} s of processor besides the database`,
  )
  if (json)
    console.log(
      JSON.stringify({ simulate: 'histories', seed, histories: told, ...size, stepsInAll: steps, faulty, seconds }),
    )
  return faulty === 0 ? 0 : 1
}
