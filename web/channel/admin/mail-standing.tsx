import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/index.ts'
import { nearTime, useLanguage, useNow, useZone, When } from '../../shared/index.ts'

type Settings = Answer<'/mail/settings'>

/** What is in order and what is not, each with what to do about it. */
export function MailStanding({ settings }: { settings: Settings }) {
  const { t } = useTranslation()
  const { sentAt, waiting, undelivered, withoutAddress, origin, isOriginSet, source } = settings
  return (
    <aside>
      <div className="panel">
        {source === 'none' && <p className="gap-below">{t('channel.admin.off')}</p>}
        {source !== 'none' && (
          <p className="gap-below">
            {sentAt === null ? (
              t('channel.admin.none-sent')
            ) : (
              <>
                {t('channel.admin.sent')} <When at={sentAt} />
              </>
            )}
          </p>
        )}
        <dl className="facts">
          <dt>{t('channel.admin.waiting')}</dt>
          <dd>{t('channel.admin.waiting-count', { count: waiting })}</dd>
          {undelivered > 0 && (
            <>
              <dt>{t('channel.admin.undelivered')}</dt>
              <dd>
                <Link to="/admin/mail/undelivered">{t('channel.admin.undelivered-count', { count: undelivered })}</Link>
              </dd>
            </>
          )}
          {withoutAddress > 0 && (
            <>
              <dt>{t('channel.admin.without-address')}</dt>
              <dd>
                <Link to="/admin/organisation/people">
                  {t('channel.admin.without-address-count', { count: withoutAddress })}
                </Link>
              </dd>
            </>
          )}
          <dt>{t('channel.admin.links-to')}</dt>
          <dd>{origin}</dd>
        </dl>
        {!isOriginSet && <p className="notice gap-above">{t('channel.admin.origin-unset')}</p>}
      </div>
    </aside>
  )
}

/** The first thing to be seen while it lasts. */
export function Trouble({ of: { trouble } }: { of: Settings }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const zone = useZone()
  const now = useNow()
  if (trouble === null) return null
  const time = (at: number | null) => (at === null ? '–' : nearTime(at, now, zone, language))
  return (
    <Alert
      type="error"
      showIcon
      className="gap-below"
      title={t('channel.admin.trouble')}
      description={
        <>
          <p>{trouble.words}</p>
          {trouble.reply && <p className="small mail-reply">{t('channel.admin.reply', { reply: trouble.reply })}</p>}
          <p className="small">
            {t('channel.admin.since', { time: time(trouble.since), next: time(trouble.nextTryAt) })}
          </p>
        </>
      }
    />
  )
}
