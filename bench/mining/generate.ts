import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'

const activities = [
  'Register request',
  'Check documents',
  'Ask for more',
  'Examine casually',
  'Examine thoroughly',
  'Decide',
  'Approve',
  'Send answer',
  'Pay compensation',
  'Archive',
  'Reopen',
  'Escalate',
]
const [PEOPLE, GROUPS, OPEN] = [300, 20, 500]

type Running = { readonly id: number; step: number; left: number; person: number }

/**
 * Writes a log as a desk would export it: in order of time, some hundred cases open at once, most of them on the usual way
 * and some astray, handed on now and then. Seeded.
 */
export async function generate(file: string, events: number, seed: number): Promise<void> {
  const random = uniform(seed)
  const stream = createWriteStream(file)
  const running: Running[] = []
  let [cases, at, text] = [0, Date.UTC(2024, 0, 1), 'case_id,activity,timestamp,resource,department,channel\n']
  for (let e = 0; e < events; e++) {
    if (running.length < OPEN) {
      const person = Math.floor(random() * PEOPLE)
      running.push({ id: ++cases, step: 0, left: 4 + Math.floor(6 * random() ** 3), person })
    }
    const place = Math.floor(random() * running.length)
    const now = running[place]
    if (random() < 0.35) now.person = Math.floor(random() * PEOPLE)
    const activity = random() < 0.05 ? Math.floor(random() * activities.length) : now.step % activities.length
    at += Math.floor(random() * 60_000)
    const channel = now.id % 3 === 0 ? 'web' : 'phone'
    text += `case-${now.id},${activities[activity]},${new Date(at).toISOString()},Person ${now.person},Department ${now.person % GROUPS},${channel}\n`
    now.step++
    if (--now.left === 0) running.splice(place, 1)
    if (text.length < 1 << 20) continue
    if (!stream.write(text)) await once(stream, 'drain')
    text = ''
  }
  stream.end(text)
  await finished(stream)
}

/** Park & Miller's minimal standard generator: values between 0 and 1, both excluded. */
function uniform(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
}
