import type { Target } from '../calendar/index.ts'
import type { Priority } from '../commitment/index.ts'
import type { HistoryMap, TargetsByPriority } from './map.ts'
import { complain, entries, inside, isMissing, isRecord, text } from './map-values.ts'
import type { Place } from './map-values.ts'
import { isTargetProblem, parseTarget } from './target-text.ts'

const PRIORITIES: readonly Priority[] = ['urgent', 'high', 'normal', 'low']
const A_TARGET = "a target such as '8h', or one for each priority and 'other'"

export function readTargets(place: Place): HistoryMap['targets'] {
  return {
    response: readByPriority(inside(place, 'response')),
    resolution: readByPriority(inside(place, 'resolution')),
  }
}

export function readPriorities(place: Place): HistoryMap['priorities'] {
  const words = entries(place, "the log's words for priority, each with one of ours")
  return Object.fromEntries(words.map(([word, priority]) => [word, readPriority(priority)]))
}

function readByPriority(place: Place): TargetsByPriority | undefined {
  if (isMissing(place)) return undefined
  if (!isRecord(place.value)) return { named: {}, other: readTarget(place) }
  const named: Record<string, Target> = {}
  let other: Target | undefined
  for (const [priority, target] of entries(place, A_TARGET)) {
    const read = readTarget(target)
    if (priority === 'other') other = read
    else if (read) named[priority] = read
  }
  return { named, other }
}

function readTarget(place: Place): Target | undefined {
  const written = text(place, A_TARGET)
  if (written === undefined) return undefined
  const target = parseTarget(written)
  return isTargetProblem(target) ? complain(place, target.expected) : target
}

function readPriority(place: Place): Priority {
  const found = PRIORITIES.find(priority => priority === place.value)
  if (!found) complain(place, `one of ${PRIORITIES.join(', ')}`)
  return found ?? 'normal'
}
