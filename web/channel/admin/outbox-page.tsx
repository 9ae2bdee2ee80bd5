import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/index.ts'
import {
  EmptyState,
  Loaded,
  More,
  nearTime,
  personName,
  useLanguage,
  useNow,
  useZone,
  When,
} from '../../shared/index.ts'
import { outboxMailQuery, outboxQuery } from '../queries.ts'
import { MailFrame } from './mail-frame.tsx'

type Line = Answer<'/mail/outbox'>['items'][number]

/** What the demo would send. */
export function OutboxPage() {
  const { mail } = useSearch({ from: '/inside/admin/mail/outbox' })
  return <MailFrame>{mail === undefined ? <Outbox /> : <OneMail id={mail} />}</MailFrame>
}

function Outbox() {
  const { t } = useTranslation()
  const mails = useInfiniteQuery(outboxQuery)
  return (
    <>
      <p className="soft gap-below">{t('channel.admin.outbox-why')}</p>
      <Loaded of={mails}>
        {data => {
          const lines = data.pages.flatMap(page => page.items)
          return lines.length > 0 ? (
            <ul className="panel lines">
              {lines.map(line => (
                <OutboxLine key={line.id} line={line} />
              ))}
            </ul>
          ) : (
            <EmptyState>{t('channel.admin.outbox-empty')}</EmptyState>
          )
        }}
      </Loaded>
      <More of={mails} />
    </>
  )
}

function OutboxLine({ line }: { line: Line }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <li>
      <Link to="/admin/mail/outbox" search={{ mail: line.id }} className="notice-line">
        <span className="row spread wrap">
          <span>
            <span className="soft">{line.person === null ? '–' : personName(line.person, language)}</span>{' '}
            <strong>{line.subject ?? t('channel.admin.moot')}</strong>
          </span>
          <SendTime of={line} />
        </span>
      </Link>
    </li>
  )
}

function SendTime({ of: { dueAt, waiting } }: { of: Line }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const zone = useZone()
  const now = useNow()
  return (
    <span className="soft small nowrap">
      {waiting ? t('channel.admin.due', { time: nearTime(dueAt, now, zone, language) }) : <When at={dueAt} />}
    </span>
  )
}

function OneMail({ id }: { id: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [as, setAs] = useState<'html' | 'text'>('html')
  return (
    <>
      <p className="gap-below">
        <Link to="/admin/mail/outbox" className="soft">
          ← {t('channel.admin.close')}
        </Link>
      </p>
      <Loaded of={useQuery(outboxMailQuery(id))}>
        {mail => (
          <section className="panel">
            <h2>{mail.subject ?? t('channel.admin.moot')}</h2>
            <p className="row spread wrap gap-below">
              <span className="soft">
                {t('channel.admin.to')}
                {t('shared.colon')}
                {mail.person === null ? '' : personName(mail.person, language)} {mail.address}
              </span>
              <SendTime of={mail} />
            </p>
            <Segmented
              value={as}
              onChange={setAs}
              options={[
                { value: 'html', label: t('channel.admin.as-html') },
                { value: 'text', label: t('channel.admin.as-text') },
              ]}
            />
            {as === 'html' ? (
              <iframe title={mail.subject ?? ''} srcDoc={mail.html} sandbox="" className="mail-shown" />
            ) : (
              <pre className="mail-shown mail-text">{mail.text}</pre>
            )}
          </section>
        )}
      </Loaded>
    </>
  )
}
