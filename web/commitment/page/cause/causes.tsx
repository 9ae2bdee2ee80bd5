import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../../api/index.ts'
import { CauseLine } from './cause-line.tsx'
import { causesOf, keyOf } from './subjects.ts'
import { useSaySubject } from './use-say-subject.ts'

/** Why what went wrong did: proposed, confirmed or seen differently, and what the reader may name now. */
export function Causes({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const say = useSaySubject(commitment)
  const subjects = causesOf(commitment)
  if (subjects.length === 0) return null
  return (
    <section className="panel" id="causes">
      <h2>{t('commitment.causes')}</h2>
      <ul className="causes">
        {subjects.map(({ about, named, isOpen }) => (
          <CauseLine key={keyOf(about)} what={say(about)} about={about} named={named} isOpen={isOpen} of={commitment} />
        ))}
      </ul>
    </section>
  )
}
