import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Answer } from '../../api/index.ts'
import { EmptyState, Loaded, More, personName, said, useLanguage, useMutate, When } from '../../shared/index.ts'
import { mailSettingsQuery, undeliveredQuery } from '../queries.ts'
import { MailFrame } from './mail-frame.tsx'

type Line = Answer<'/mail/undelivered'>['items'][number]

/** What the server takes of them in one go. */
const mostAtOnce = 200

/** Mails that did not arrive: to whom and why, to be sent again once it is mended. */
export function UndeliveredPage() {
  const { t } = useTranslation()
  const mails = useInfiniteQuery(undeliveredQuery)
  const withoutAddress = useQuery(mailSettingsQuery).data?.withoutAddress ?? 0
  return (
    <MailFrame>
      <p className="soft gap-below">{t('channel.admin.undelivered-why')}</p>
      {withoutAddress > 0 && (
        <p className="gap-below">
          {t('channel.admin.without-address')}
          {t('shared.colon')}
          <Link to="/admin/organisation/people">
            {t('channel.admin.without-address-count', { count: withoutAddress })}
          </Link>
        </p>
      )}
      <Loaded of={mails}>
        {data => {
          const lines = data.pages.flatMap(page => page.items)
          return lines.length > 0 ? <Lines of={lines} /> : <EmptyState>{t('channel.admin.all-delivered')}</EmptyState>
        }}
      </Loaded>
      <More of={mails} />
    </MailFrame>
  )
}

function Lines({ of: lines }: { of: readonly Line[] }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const chosen = lines.filter(line => marked.has(line.id)).slice(0, mostAtOnce)
  const again = useMutate((ids: string[]) => answer(api.POST('/mail/undelivered/retries', { body: { mails: ids } })), {
    touches: ['mail'],
    after: ({ again: count }) => {
      setMarked(new Set())
      message.success(t('channel.admin.again-done', { count }))
    },
  })
  const mark = (ids: readonly string[], on: boolean) =>
    setMarked(before => new Set(on ? [...before, ...ids] : [...before].filter(id => !ids.includes(id))))
  return (
    <section className="panel">
      <div className="row spread wrap gap-below">
        <Checkbox
          checked={chosen.length === lines.length}
          indeterminate={chosen.length > 0 && chosen.length < lines.length}
          onChange={event =>
            mark(
              lines.map(line => line.id),
              event.target.checked,
            )
          }
        >
          {t('channel.admin.choose-all')}
        </Checkbox>
        <Button
          type="primary"
          disabled={chosen.length === 0}
          loading={again.isPending}
          onClick={() => again.mutate(chosen.map(line => line.id))}
        >
          {chosen.length === 0 ? t('channel.admin.again') : t('channel.admin.again-count', { count: chosen.length })}
        </Button>
      </div>
      <ul className="lines">
        {lines.map(line => (
          <UndeliveredLine
            key={line.id}
            line={line}
            chosen={marked.has(line.id)}
            onChoose={on => mark([line.id], on)}
          />
        ))}
      </ul>
    </section>
  )
}

function UndeliveredLine(props: { line: Line; chosen: boolean; onChoose: (on: boolean) => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { person, address, endedAt, notices, uncertain, words, reply } = props.line
  const who = person === null ? '–' : personName(person, language)
  return (
    <li className="undelivered-line">
      <Checkbox
        aria-label={t('channel.admin.choose', { who })}
        checked={props.chosen}
        onChange={event => props.onChoose(event.target.checked)}
      />
      <div className="grow">
        <p className="row spread wrap">
          <span>
            <strong>{who}</strong>
            {person?.unit && <span className="soft"> · {said(person.unit.name, language)}</span>}{' '}
            <span className="soft">{address ?? ''}</span>
          </span>
          <span className="soft small nowrap">
            {t('channel.admin.notices', { count: notices })} · <When at={endedAt} />
          </span>
        </p>
        <p>
          {uncertain && <span className="chip chip-soon">{t('channel.admin.may-have-arrived')}</span>} {words}
        </p>
        {reply && <p className="soft small mail-reply">{t('channel.admin.reply', { reply })}</p>}
      </div>
    </li>
  )
}
