import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../../api/index.ts'
import { useNow } from '../../../shared/index.ts'
import { useSayBy } from '../../due/by.tsx'
import { usePartyName } from '../../party-name.ts'
import { commitmentQuery } from '../../queries.ts'
import { standardTarget } from '../../terms-of.ts'
import { presentOf } from '../customers-for.ts'

/** What a merge comes to, before it is done: which goes on, who is served by it, and which due time holds. */
export function MergeFollows({ of: duplicate, into }: { of: Commitment; into: string }) {
  const { t } = useTranslation()
  const name = usePartyName()
  const by = useSayBy()
  const now = useNow()
  const { data: other } = useQuery(commitmentQuery(into))
  if (other === undefined) return null
  const people = [...new Set([...presentOf(other), ...presentOf(duplicate)].map(name))]
  const earlier = earlierOf(duplicate, other, now)
  return (
    <div className="notice gap-below" aria-live="polite">
      <ul className="sentences">
        <li>{t('commitment.merge.goes-on', { other: other.number, this: duplicate.number })}</li>
        <li>{t('commitment.merge.serves', { people: people.join(t('shared.comma')) })}</li>
        {earlier && (
          <li>
            {t('commitment.merge.due', {
              time: by(earlier.standardDueAt as number, standardTarget(earlier)),
              of: earlier.number,
            })}
          </li>
        )}
      </ul>
    </div>
  )
}

/** Whose due time holds: the earlier, but none that has passed takes the place of another. */
function earlierOf(duplicate: Commitment, other: Commitment, now: number): Commitment | null {
  const ours = duplicate.standardDueAt
  if (other.standardDueAt === null) return ours !== null && ours > now ? duplicate : null
  return ours !== null && ours > now && ours < other.standardDueAt ? duplicate : other
}
