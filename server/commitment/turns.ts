import { refused } from '../http/index.ts'

interface Limits {
  /** at work at once, a key */
  readonly places: number
  /** waiting, a key; one more is sent away at once */
  readonly longest: number
  readonly patienceMs: number
}

/** Work of one key takes turns: so many at once, the others wait in order, not too many and not too long. */
export function inTurn({ places, longest, patienceMs }: Limits) {
  const queues = new Map<string, { busy: number; readonly waiting: (() => void)[] }>()

  async function enter(key: string): Promise<void> {
    const queue = queues.get(key) ?? { busy: 0, waiting: [] }
    queues.set(key, queue)
    if (queue.busy < places) {
      queue.busy++
      return
    }
    if (queue.waiting.length >= longest) throw refused('busy')
    await new Promise<void>((resolve, reject) => {
      const come = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        queue.waiting.splice(queue.waiting.indexOf(come), 1)
        reject(refused('busy'))
      }, patienceMs)
      queue.waiting.push(come)
    })
  }

  function leave(key: string): void {
    const queue = queues.get(key)
    const next = queue?.waiting.shift()
    // Whoever comes next takes over the place.
    if (next !== undefined) next()
    else if (queue !== undefined && --queue.busy === 0) queues.delete(key)
  }

  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    await enter(key)
    try {
      return await work()
    } finally {
      leave(key)
    }
  }
}

const patienceMs = 4000
const longest = 200

/** Does what changes a matter, or begins one. */
export type Turns = <T>(matter: string, work: () => Promise<T>) => Promise<T>

/**
 * A matter that is locked for long makes those wait who act on it, and nobody else: one of a node waits with a connection, the
 * others before they take one; and all acts together leave half of the connections to those who read.
 */
export function turnsOn(connections: number): Turns {
  const ofMatter = inTurn({ places: 1, longest: 30, patienceMs })
  const ofAll = inTurn({ places: Math.max(1, Math.floor(connections / 2)), longest, patienceMs })
  return (matter, work) => ofMatter(matter, () => ofAll('', work))
}
