import { pick } from '../../../random.ts'
import type { CommonStory, ServiceStory } from '../../story.ts'
import { chance } from '../odds.ts'
import type { Tale } from '../tale.ts'

/** Words that fit any service. */
export function common(
  tale: Tale,
  kind: { [K in keyof CommonStory]: CommonStory[K] extends string[] ? K : never }[keyof CommonStory],
): string {
  return tale.fill(pick(tale.random, tale.world.story.common[kind]))
}

/** Words of the service itself, or more rarely those that fit any. */
export function own(tale: Tale, kind: 'deliveries' | 'good', ownShare = 0.7): string {
  const words = tale.story?.[kind] ?? []
  return words.length > 0 && chance(tale.random, ownShare) ? tale.fill(pick(tale.random, words)) : common(tale, kind)
}

/** One of the service's own entries, to be filled by the caller; where no service covers the matter, one that fits any. */
export function entry<K extends 'questions' | 'returns' | 'holds' | 'bad'>(
  tale: Tale,
  kind: K,
): ServiceStory[K][number] {
  const own: readonly ServiceStory[K][number][] = tale.story?.[kind] ?? []
  const any: readonly ServiceStory[K][number][] = tale.world.story.common[kind]
  return pick(tale.random, own.length > 0 ? own : any)
}
