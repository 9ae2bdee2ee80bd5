import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Notification } from '../api/index.ts'
import { personName, useLanguage, When } from '../shared/index.ts'

/** Who did what to which, in one line. */
export function NotificationLine({ notice }: { notice: Notification }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { by, commitment, detail, kind, readAt } = notice
  const who = by ? personName(by, language) : t('commitment.the-system')
  const line = (
    <>
      <span className="row spread">
        <span className={readAt === null ? 'unread' : undefined}>
          {who} {useDeed(kind, detail)}
          {commitment && <strong> {commitment.title}</strong>}
        </span>
        <span className="soft small nowrap">
          <When at={notice.at} />
        </span>
      </span>
      {typeof detail.words === 'string' && detail.words !== '' && (
        <span className="soft clip block">{detail.words}</span>
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
        <div className="notice-line">{line}</div>
      )}
    </li>
  )
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
