import type { Id } from '@huke/core/commitment'
import type { Counts, Detail, Role, Share } from '@huke/core/scorecard'

export interface ShareRow {
  readonly commitment_id: Id
  readonly part: string
  readonly role: Role
  readonly unit_id: Id
  readonly other_id: Id
  readonly service_id: Id | null
  readonly day: string
  readonly counts: Counts
  readonly detail: Detail
}

export const shareRow = (commitment: Id, share: Share): ShareRow => ({
  commitment_id: commitment,
  part: share.part,
  role: share.role,
  unit_id: share.unit,
  other_id: share.other,
  service_id: share.service,
  day: share.day,
  counts: share.counts,
  detail: share.detail,
})
