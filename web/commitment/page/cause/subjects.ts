import { isSameSubject } from '@huke/core/commitment'
import type { Commitment } from '../../../api/index.ts'

export type NamedCause = Commitment['causes'][number]
export type CauseSubject = NamedCause['about']

export interface Subject {
  readonly about: CauseSubject
  readonly named: NamedCause | null
  /** the reader may name it now */
  readonly isOpen: boolean
}

/** What has a cause, or may be given one by this reader: the open ones first. */
export function causesOf({ causes, openCauses }: Pick<Commitment, 'causes' | 'openCauses'>): readonly Subject[] {
  const isOpen = (about: CauseSubject) => openCauses.some(open => isSameSubject(open, about))
  const named = causes.map(cause => ({ about: cause.about, named: cause, isOpen: isOpen(cause.about) }))
  const unnamed = openCauses
    .filter(about => !causes.some(cause => isSameSubject(cause.about, about)))
    .map(about => ({ about, named: null, isOpen: true }))
  return [...unnamed, ...named.filter(one => one.isOpen), ...named.filter(one => !one.isOpen)]
}

export const keyOf = (about: CauseSubject): string =>
  about.of === 'breach' ? `${about.clock}-${about.run}` : `${about.of}-${about.delivery}-${about.customer}`

/** Where two sides stand on a cause. */
export const standingOf = ({ proposed, answered }: NamedCause): 'proposed' | 'confirmed' | 'differing' =>
  answered === null ? 'proposed' : answered.cause === proposed?.cause ? 'confirmed' : 'differing'
