import type { ServerResponse } from 'node:http'

/** Of what a page has not taken yet; thousands of changes. */
const mostBytesWaiting = 256 * 1024

/** Whoever does not read is let go: what they miss would wait in memory, and they ask anew when they are back. */
export function tell(raw: ServerResponse, event: string, data: object): void {
  if (raw.writableLength > mostBytesWaiting) raw.destroy()
  else if (!raw.destroyed) raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
}
