import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Commitment, TimelineEvent } from '../../api/index.ts'
import { personName, useLanguage, When } from '../../shared/index.ts'
import { FileLink } from './file-link.tsx'
import { causeWords } from '../cause-words.ts'
import { GivenScore } from './evaluation/given-score.tsx'
import { useEventWords, wordsIn } from './event-words.ts'

const marks: Partial<Record<string, string>> = {
  promised: 'mark-good',
  agreed: 'mark-good',
  delivered: 'mark-soon',
  accepted: 'mark-good',
  returned: 'mark-bad',
  failed: 'mark-bad',
  declined: 'mark-bad',
  warned: 'mark-soon',
  breached: 'mark-bad',
  'offer-fell': 'mark-soon',
  escalated: 'mark-soon',
}

export function TimelineEntry({ event, of: commitment }: { event: TimelineEvent; of: Commitment }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const cause = event.type === 'succeeded' && event.by.person === null ? String(event.detail.reason) : null
  const words = cause === null ? wordsIn(event) : causeWords(t, cause)
  const { person, delegateOf } = event.by
  const who = person === null ? t('commitment.the-system') : personName(person, language)
  const deed = useEventWords(event, commitment)
  return (
    <li className={`entry ${marks[event.type] ?? ''}`}>
      <p>
        <strong>{who}</strong>
        {delegateOf && (
          <span className="soft"> {t('commitment.on-behalf', { who: personName(delegateOf, language) })}</span>
        )}{' '}
        {deed}{' '}
        <span className="soft small entry-when">
          <When at={event.at} />
        </span>
      </p>
      <OtherMatter of={event} />
      {words !== '' && <p className="words entry-words">{words}</p>}
      {event.type === 'attached' && <AttachedFile event={event} of={commitment} />}
      {(event.type === 'evaluated' || event.type === 'customer-evaluated') && (
        <GivenScore of={event.detail.evaluation as never} />
      )}
    </li>
  )
}

/** The matter it went into, came from or gave birth to, where the reader may see it. */
function OtherMatter({ of: { detail } }: { of: TimelineEvent }) {
  const matter = detail.matter as { id: string; number: string; title: string } | null | undefined
  if (!matter) return null
  return (
    <p>
      <Link to="/commitments/$id" params={{ id: matter.id }}>
        {matter.number} {matter.title}
      </Link>
    </p>
  )
}

function AttachedFile({ event, of: commitment }: { event: TimelineEvent; of: Commitment }) {
  const { id } = event.detail.file as { id: string }
  const file = commitment.files.find(one => one.id === id)
  return file ? <FileLink file={file} /> : null
}
