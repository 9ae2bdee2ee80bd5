import type { MappedEvent } from '@huke/core/mining'

/** All events of one case, by time and row. `firstRow` is the row at which the case first appears, its place in the sequence. */
export type Case = { readonly caseId: string; readonly firstRow: number; readonly events: readonly MappedEvent[] }

/** Makes a case of its events, given in the order of their rows. */
export function caseOf(events: MappedEvent[]): Case {
  const first = events[0]
  if (!first) throw new RangeError('a case has at least one event')
  return { caseId: first.caseId, firstRow: first.row, events: events.toSorted((a, b) => a.at - b.at || a.row - b.row) }
}

/** Groups events in memory and keeps account of how much that takes. */
export class CasesInMemory {
  bytes = 0
  private byCase = new Map<string, MappedEvent[]>()

  add(event: MappedEvent): void {
    const known = this.byCase.get(event.caseId)
    if (known) known.push(event)
    else this.byCase.set(event.caseId, [event])
    this.bytes += bytesOf(event) + (known ? 0 : 200)
  }

  *cases(): Generator<Case> {
    // A map goes through its entries in the order of first appearance.
    for (const events of this.byCase.values()) yield caseOf(events)
  }

  /** Gives everything back, case by case, and is empty. */
  *drain(): Generator<MappedEvent> {
    const all = this.byCase
    this.byCase = new Map()
    this.bytes = 0
    for (const events of all.values()) yield* events
  }
}

function bytesOf(event: MappedEvent): number {
  let characters = event.caseId.length + event.activity.length + event.person.length + event.group.length
  let values = 0
  for (const name in event.attributes) {
    characters += event.attributes[name]?.length ?? 0
    values++
  }
  return 320 + values * 32 + characters
}
