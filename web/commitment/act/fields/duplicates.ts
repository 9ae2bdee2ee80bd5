import type { State } from '@huke/core/commitment'
import { queryOptions } from '@tanstack/react-query'
import { answer, api, type Commitment, type CommitmentLine } from '../../../api/index.ts'

/** Into what a duplicate may go: what is still being worked on. */
const mergeable: State[] = ['requested', 'negotiating', 'promised', 'returned']
const few = 20

/** Open matters of the same supplier: those of the same service first, and of these the same customer unit's. */
export const duplicatesQuery = (commitment: Commitment, q: string) =>
  queryOptions({
    queryKey: ['commitments', 'duplicates', commitment.id, q],
    queryFn: async () => {
      const of = { supplier: commitment.pair.supplier.unit.id, state: mergeable, limit: few, sort: 'recent' as const }
      const list = (query: object) => answer(api.GET('/commitments', { params: { query: { ...of, ...query } } }))
      const { service } = commitment
      const pages = await Promise.all(
        q === '' && service !== null ? [list({ service: service.id }), list({})] : [list(q === '' ? {} : { q })],
      )
      return sorted(
        commitment,
        pages.flatMap(page => page.items),
      )
    },
    placeholderData: before => before,
  })

export interface Found {
  readonly line: CommitmentLine
  /** of the same service */
  readonly isLikely: boolean
}

export function sorted(
  { id, service, pair }: Pick<Commitment, 'id' | 'service' | 'pair'>,
  found: readonly CommitmentLine[],
): readonly Found[] {
  const once = [...new Map(found.map(line => [line.id, line])).values()].filter(line => line.id !== id)
  const isOfUnit = ({ line }: Found) => Number(line.pair.customer.unit.id === pair.customer.unit.id)
  return once
    .map(line => ({ line, isLikely: service !== null && line.service?.id === service.id }))
    .toSorted((a, b) => Number(b.isLikely) - Number(a.isLikely) || isOfUnit(b) - isOfUnit(a))
}
