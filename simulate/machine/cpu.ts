import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts in hundredths. */
const ticksPerSecond = 100

interface Stat {
  readonly parent: number
  /** its own time */
  readonly own: number
  /** that of its children that have ended */
  readonly ended: number
}

/** Processor seconds of a PostgreSQL server with all its processes, gone ones too; null where there is no /proc. */
export function serverSeconds(backend: number): number | null {
  const server = stat(backend)?.parent
  const itself = server === undefined ? null : stat(server)
  if (server === undefined || itself === null) return null
  const children = processes().flatMap(id => {
    const child = stat(id)
    return child?.parent === server ? [child.own + child.ended] : []
  })
  return (itself.own + itself.ended + children.reduce((sum, one) => sum + one, 0)) / ticksPerSecond
}

/** Processor seconds of this process, all threads. */
export function ownSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000_000
}

function processes(): readonly number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter(id => id > 0)
}

function stat(id: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'utf8')
    // The name in brackets may hold spaces.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const at = (place: number) => fields[place] ?? 0
    return { parent: at(1), own: at(11) + at(12), ended: at(13) + at(14) }
  } catch {
    return null
  }
}
