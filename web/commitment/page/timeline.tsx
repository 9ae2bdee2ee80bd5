import { useInfiniteQuery } from '@tanstack/react-query'
import type { Commitment } from '../../api/index.ts'
import { Loaded, More } from '../../shared/index.ts'
import { timelineQuery } from '../queries.ts'
import { TimelineEntry } from './timeline-entry.tsx'

/** Words, files, acts and who held it, newest first. */
export function Timeline({ of: commitment }: { of: Commitment }) {
  const timeline = useInfiniteQuery(timelineQuery(commitment.id))
  return (
    <>
      <Loaded of={timeline}>
        {data => (
          <ol className="timeline">
            {data.pages
              .flatMap(page => page.items)
              .map(event => (
                <TimelineEntry key={event.number} event={event} of={commitment} />
              ))}
          </ol>
        )}
      </Loaded>
      <More of={timeline} />
    </>
  )
}
