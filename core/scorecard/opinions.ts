import { addCounts, type Counts } from './counts.ts'
import { leastRaters } from './raters.ts'

/** Anonymous opinions are counted under keys of their own until it is known that nobody can be told from them. */
export const anonymousPrefix = 'anonymous/'

/**
 * Counts fit to be shown: anonymous opinions are among the others when at least `minimumGroup` different people gave them,
 * and left out altogether, together with how many were asked, when fewer did. Named answers do not fill the group up.
 */
export const withOpinions = (counts: Counts, minimumGroup: number): Counts =>
  leastRaters(counts, anonymousPrefix) >= minimumGroup
    ? addCounts(withoutAnonymous(counts), anonymousOf(counts))
    : withoutAnonymous(counts)

export const withoutAnonymous = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).filter(([key]) => !key.startsWith(anonymousPrefix)))

const anonymousOf = (counts: Counts): Counts =>
  Object.fromEntries(
    Object.entries(counts)
      .filter(([key]) => key.startsWith(anonymousPrefix))
      .map(([key, value]) => [key.slice(anonymousPrefix.length), value]),
  )
