import type { ServerResponse } from 'node:http'
import type { Id } from '@huke/core/commitment'

/** More pages than anybody has open; whoever opens another after that waits until one is closed. */
const mostOfOnePerson = 20
/** Of what a page has not taken yet; thousands of changes. */
const mostBytesWaiting = 256 * 1024

/** Counts the open streams of each person on this node. */
export function countStreams() {
  const open = new Map<Id, number>()
  return {
    /** Answers what gives the place back; null where all are taken. */
    take(person: Id): (() => void) | null {
      const count = open.get(person) ?? 0
      if (count >= mostOfOnePerson) return null
      open.set(person, count + 1)
      let given = false
      return () => {
        if (given) return
        given = true
        const left = (open.get(person) ?? 1) - 1
        if (left === 0) open.delete(person)
        else open.set(person, left)
      }
    },
  }
}

/** Whoever does not read is let go: what they miss would wait in memory, and they ask anew when they are back. */
export function tell(raw: ServerResponse, event: string, data: object): void {
  if (raw.writableLength > mostBytesWaiting) raw.destroy()
  else if (!raw.destroyed) raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
}
