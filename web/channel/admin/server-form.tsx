import { App, Button, Form, Input, InputNumber, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api, type Answer, type Body, isCode, problemOf } from '../../api/index.ts'
import { ProblemText, useMutate } from '../../shared/index.ts'
import { TestMail } from './test-mail.tsx'

type Settings = Answer<'/mail/settings'>
type Change = Body<'/mail/settings', 'put'>
export type Server = NonNullable<Change['server']>

interface Values {
  server: Omit<Server, 'password'> & { password?: string }
  language: 'zh' | 'en'
}

const usualPort = { starttls: 587, tls: 465, none: 25 } as const
const fresh: Values['server'] = { host: '', port: 587, security: 'starttls', user: '', from: '' }

/** The settings of the mail server, to be tried before they are kept. */
export function ServerForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const [form] = Form.useForm<Values>()
  const { source, server: kept, language } = settings
  const fixed = source === 'environment'
  const mark = (error: unknown) =>
    form.setFields(
      (problemOf(error)?.errors ?? []).flatMap(({ place, expectation }) => {
        const field = /^body\/server\/(\w+)$/.exec(place)?.[1]
        return field === undefined ? [] : [{ name: ['server', field as keyof Server], errors: [expectation] }]
      }),
    )
  const unmark = () =>
    form.setFields(
      (['host', 'port', 'security', 'user', 'password', 'from'] as const).map(field => ({
        name: ['server', field],
        errors: [],
      })),
    )
  const save = useMutate((body: Change) => answer(api.PUT('/mail/settings', { body })), {
    touches: ['mail'],
    quiet: true,
    after: () => message.success(t('channel.admin.saved')),
  })
  const change = (body: Change) => save.mutate(body, { onError: mark })
  const portFollows = (security: Server['security']) => {
    const port = form.getFieldValue(['server', 'port']) as number
    if (Object.values(usualPort).some(usual => usual === port))
      form.setFieldValue(['server', 'port'], usualPort[security])
  }

  return (
    <div className="stack">
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="panel"
        disabled={fixed}
        onValuesChange={unmark}
        initialValues={{ server: kept === null ? fresh : { ...kept, password: '' }, language }}
        onFinish={values => change({ language: values.language, server: fixed ? undefined : asServer(values.server) })}
      >
        {fixed && <p className="notice gap-below">{t('channel.admin.by-environment')}</p>}
        <Form.Item name={['server', 'host']} label={t('channel.admin.host')}>
          <Input placeholder={t('channel.admin.host-hint')} maxLength={253} autoComplete="off" />
        </Form.Item>
        <div className="row wrap mail-place">
          <Form.Item name={['server', 'security']} label={t('channel.admin.security')}>
            <Radio.Group
              optionType="button"
              options={(['starttls', 'tls', 'none'] as const).map(value => ({
                value,
                label: t(`channel.admin.securities.${value}`),
              }))}
              onChange={event => portFollows(event.target.value)}
            />
          </Form.Item>
          <Form.Item
            name={['server', 'port']}
            label={t('channel.admin.port')}
            rules={[{ required: true, message: t('shared.needed') }]}
          >
            <InputNumber min={1} max={65_535} precision={0} />
          </Form.Item>
        </div>
        <Form.Item name={['server', 'user']} label={t('channel.admin.user')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name={['server', 'password']} label={t('channel.admin.password')}>
          <Input.Password
            maxLength={500}
            autoComplete="new-password"
            visibilityToggle={false}
            placeholder={kept?.hasPassword ? t('channel.admin.password-kept') : undefined}
          />
        </Form.Item>
        <Form.Item name={['server', 'from']} label={t('channel.admin.from')} extra={t('channel.admin.from-why')}>
          <Input type="email" maxLength={254} autoComplete="off" />
        </Form.Item>
        <Form.Item name="language" label={t('channel.admin.language')} extra={t('channel.admin.language-why')}>
          <Radio.Group
            disabled={false}
            options={[
              { value: 'zh', label: t('channel.admin.chinese') },
              { value: 'en', label: 'English' },
            ]}
          />
        </Form.Item>
        {save.isError && (
          <div className="error-state gap-below" role="alert">
            {isCode(save.error, 'mail.server-impossible') ? (
              problemOf(save.error)?.detail
            ) : (
              <ProblemText error={save.error} />
            )}
          </div>
        )}
        <div className="row wrap spread">
          <Button type="primary" htmlType="submit" disabled={false} loading={save.isPending}>
            {t('channel.admin.save')}
          </Button>
          {source === 'page' && (
            <Button
              danger
              onClick={() =>
                modal.confirm({
                  title: t('channel.admin.switch-off'),
                  content: t('channel.admin.switch-off-why'),
                  okButtonProps: { danger: true },
                  onOk: () => change({ language, server: null }),
                })
              }
            >
              {t('channel.admin.switch-off')}
            </Button>
          )}
        </div>
      </Form>
      <TestMail server={() => (fixed ? undefined : asServer(form.getFieldsValue().server))} onRefused={mark} />
    </div>
  )
}

/** An empty password is the one that is kept. */
const asServer = ({ host, port, security, user, password, from }: Values['server']): Server => ({
  host,
  port,
  security,
  user: user || null,
  ...(password ? { password } : {}),
  from,
})
