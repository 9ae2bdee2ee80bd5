import { Writable } from 'node:stream'
import { type Logger, pino } from 'pino'

/** What went wrong inside the product, a line each; empty where nothing did. */
export type Faults = string[]

/** A log of which only errors are kept. */
export function faultLog(faults: Faults): Logger {
  const kept = new Writable({
    write(line, _encoding, done) {
      const { msg, err, ...rest } = JSON.parse(String(line))
      const about = JSON.stringify({ ...rest, level: undefined, pid: undefined, hostname: undefined })
      faults.push(`${msg}: ${err?.message ?? ''} ${about}`)
      done()
    },
  })
  return pino({ level: 'error' }, kept)
}
