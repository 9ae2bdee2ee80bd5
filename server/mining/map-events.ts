import type { Instant } from '@huke/core/calendar'
import { eventMapper } from '@huke/core/mining'
import type { HistoryMap, MappedEvent, RawEvent, Rejection } from '@huke/core/mining'

/**
 * The events of a log in the terms of its map; every row that cannot be used, or is later than `latest`, is handed to `reject`
 * and passed over.
 */
export async function* mapEvents(
  log: AsyncIterable<RawEvent | Rejection>,
  map: HistoryMap,
  reject: (rejection: Rejection) => void | Promise<void>,
  latest?: Instant,
): AsyncGenerator<MappedEvent> {
  const mapped = eventMapper(map, latest)
  for await (const event of log) {
    const result = event.kind === 'event' ? mapped(event) : event
    if (result.kind === 'rejected') await reject(result)
    else if (result.kind === 'mapped') yield result
  }
}
