import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Notification } from '../api/index.ts'
import { personName, useLanguage, When } from '../shared/index.ts'
import { causeWords } from './cause-words.ts'
import { gatheredKinds, useGathered } from './gathered-notice.ts'

/** Who did what to which, in one line. */
export function NotificationLine({ notice }: { notice: Notification }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { by, commitment, detail, kind, readAt } = notice
  const who = by ? personName(by, language) : t('commitment.the-system')
  const gathered = gatheredKinds.includes(kind)
  const deed = useDeed(kind, detail)
  const whole = useGathered(kind, detail)
  const line = (
    <>
      <span className="row spread">
        <span className={readAt === null ? 'unread' : undefined}>
          {gathered ? whole : `${who} ${deed}`}
          {commitment && <strong> {commitment.title}</strong>}
          {notice.for && (
            <span className="chip lent-chip">
              {t('commitment.lent-by', { name: personName(notice.for, language) })}
            </span>
          )}
        </span>
        <span className="soft small nowrap">
          <When at={notice.at} />
        </span>
      </span>
      {typeof detail.words === 'string' && detail.words !== '' && (
        <span className="soft clip block">{causeWords(t, detail.words)}</span>
      )}
    </>
  )
  return (
    <li>
      {commitment ? (
        <Link to="/commitments/$id" params={{ id: commitment.id }} className="notice-line">
          {line}
        </Link>
      ) : (
        <About notice={notice}>{line}</About>
      )}
    </li>
  )
}

/** What is about many leads to the list of them. */
function About({ notice: { kind, detail }, children }: { notice: Notification; children: React.ReactNode }) {
  const target = detail as { side?: string; unit?: { id: string }; person?: { id: string } }
  if (kind === 'taken-over' || kind === 'answers-for') {
    const view = target.side === 'customer' ? 'owed-to-unit' : 'unit-owes'
    return (
      <Link to="/work" search={{ view, unit: target.unit?.id }} className="notice-line">
        {children}
      </Link>
    )
  }
  if (kind === 'leaving' && target.person) {
    return (
      <Link to="/people/$id" params={{ id: target.person.id }} className="notice-line">
        {children}
      </Link>
    )
  }
  if (kind === 'ending' && target.unit) {
    return (
      <Link to="/units/$id" params={{ id: target.unit.id }} className="notice-line">
        {children}
      </Link>
    )
  }
  return <div className="notice-line">{children}</div>
}

function useDeed(kind: string, detail: Notification['detail']): string {
  const { t } = useTranslation()
  if (kind === 'warned') {
    return t('commitment.event.warned', {
      clock: t(`commitment.clock.${String(detail.clock)}`),
      share: String(detail.share),
    })
  }
  return t([`commitment.told.${kind}`, `commitment.event.${kind}`])
}
