import { attack, leaks } from '../server/testing/attacker/index.ts'
import { migratedTemplate } from '../server/testing/template.ts'
import { ownSeconds } from './machine/cpu.ts'
import { readOptions } from './options.ts'

export const attackerUsage =
  'npm run simulate -- attacker [--seed TEXT] [--histories 30] [--rounds 40] [--readers 18] [--turns 6] [--leak 0] [--json]'

/**
 * Small companies give answers that aren't named, and everybody looks for traces of them. With `--leak N` a protection is
 * switched off, the Nth of `leaks`, and somebody has to be found. Answers the exit code; null where it cannot be understood.
 */
export async function attacker(args: readonly string[]): Promise<number | null> {
  const options = readOptions(args, {
    histories: [30, 1, 100_000],
    rounds: [40, 1, 10_000],
    readers: [18, 1, 100],
    turns: [6, 0, 1000],
    leak: [0, 0, leaks.length],
  })
  if (options === null) return null
  const { seed, json, histories, leak, ...size } = options
  const [began, ownBefore] = [performance.now(), ownSeconds()]
  const template = await migratedTemplate()
  const sums = { answers: 0, turned: 0, faulty: 0 }
  try {
    for (let n = 1; n <= histories; n++) {
      const one = await attack({ seed: `${seed} ${n}`, ...size, leak: leaks[leak - 1], on: template })
      sums.answers += one.answers
      sums.turned += one.turned
      if (one.found.length > 0) {
        sums.faulty++
        console.error(`  FOUND seed ${one.seed}\n${one.found.map(line => `    ${line}`).join('\n')}`)
        if (json) console.log(JSON.stringify({ seed: one.seed, found: one.found }))
      }
      console.error(`  ${n} of ${histories}, ${Math.round((performance.now() - began) / 1000)} s`)
    }
  } finally {
    await template.stop()
  }
  const seconds = { wall: (performance.now() - began) / 1000, own: ownSeconds() - ownBefore }
  console.error(
    `${histories} histories, ${sums.answers} answers, ${sums.turned} turned, somebody found in ${sums.faulty}; ${seconds.wall.toFixed(0)} s`,
  )
  if (json) console.log(JSON.stringify({ simulate: 'attacker', seed, histories, ...size, leak, ...sums, seconds }))
  return sums.faulty === 0 ? 0 : 1
}
