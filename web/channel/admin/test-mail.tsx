import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, isCode, problemOf } from '../../api/index.ts'
import { ProblemText, useMutate } from '../../shared/index.ts'
import type { Server } from './server-form.tsx'

/** One mail by what is filled in, and what came of it in words. */
export function TestMail(props: { server: () => Server | undefined; onRefused: (error: unknown) => void }) {
  const { t } = useTranslation()
  const [to, setTo] = useState('')
  const test = useMutate(
    (address: string) => answer(api.POST('/mail/test', { body: { to: address, server: props.server() } })),
    { quiet: true },
  )
  return (
    <section className="panel">
      <h2>{t('channel.admin.test')}</h2>
      <p className="soft gap-below">{t('channel.admin.test-why')}</p>
      <Form className="row wrap mail-test" onFinish={() => test.mutate(to.trim(), { onError: props.onRefused })}>
        <Input
          type="email"
          aria-label={t('channel.admin.test-to')}
          prefix={<span className="soft">{t('channel.admin.test-to')}</span>}
          value={to}
          maxLength={254}
          onChange={event => setTo(event.target.value)}
        />
        <Button htmlType="submit" disabled={to.trim() === ''} loading={test.isPending}>
          {t('channel.admin.test-send')}
        </Button>
      </Form>
      <output className="block">
        {test.data?.ok && (
          <Alert
            type="success"
            showIcon
            title={t('channel.admin.test-ok', { to: test.variables })}
            className="gap-above"
          />
        )}
        {test.data?.trouble && (
          <Alert
            type="error"
            showIcon
            className="gap-above"
            title={t('channel.admin.test-failed')}
            description={
              <>
                <p>{test.data.trouble.words}</p>
                {test.data.trouble.reply && (
                  <p className="small mail-reply">{t('channel.admin.reply', { reply: test.data.trouble.reply })}</p>
                )}
              </>
            }
          />
        )}
        {test.isError && (
          <Alert
            type="error"
            className="gap-above"
            title={
              isCode(test.error, 'mail.server-impossible') ? (
                problemOf(test.error)?.detail
              ) : (
                <ProblemText error={test.error} />
              )
            }
          />
        )}
      </output>
    </section>
  )
}
