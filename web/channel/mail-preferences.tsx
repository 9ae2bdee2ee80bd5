import { noticeGroups, paces } from '@huke/core/channel'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox, Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api, type Answer, type Body } from '../api/index.ts'
import { useReader } from '../access/index.ts'
import { Loaded, ProblemText, useMutate } from '../shared/index.ts'
import { mailPreferencesQuery } from './queries.ts'
import './channel.css'

type Own = Answer<'/mail/preferences'>
type Chosen = Body<'/mail/preferences', 'put'>

/** What one gets by mail, and when. */
export function MailPreferences() {
  return <Loaded of={useQuery(mailPreferencesQuery)}>{own => <Choices own={own} />}</Loaded>
}

function Choices({ own }: { own: Own }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<Chosen>()
  const chosen = Form.useWatch('paces', form) ?? own.paces
  const save = useMutate((body: Chosen) => answer(api.PUT('/mail/preferences', { body })), {
    touches: ['mail-preferences'],
    quiet: true,
    after: () => message.success(t('channel.saved')),
  })
  const { paces: ownPaces, dailyAt, workingHours } = own
  return (
    <div className="panel mail-preferences">
      <p className="soft gap-below">{t('channel.preferences-why')}</p>
      <Standing of={own} />
      <Form<Chosen>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ paces: ownPaces, dailyAt, workingHours }}
        onFinish={values => save.mutate({ ...values, dailyAt: values.dailyAt ?? dailyAt })}
      >
        {noticeGroups.map(group => (
          <Form.Item
            key={group}
            name={['paces', group]}
            label={
              <span>
                <strong>{t(`channel.group.${group}`)}</strong>{' '}
                <span className="soft small">{t(`channel.group-why.${group}`)}</span>
              </span>
            }
          >
            <Radio.Group
              optionType="button"
              options={paces.map(value => ({ value, label: t(`channel.pace.${value}`) }))}
            />
          </Form.Item>
        ))}
        {noticeGroups.some(group => chosen[group] === 'daily') && (
          <Form.Item
            name="dailyAt"
            label={t('channel.daily-at')}
            extra={t('channel.daily-at-why')}
            rules={[{ required: true, message: t('shared.needed') }]}
          >
            <Input type="time" className="time-of-day" />
          </Form.Item>
        )}
        <Form.Item name="workingHours" valuePropName="checked" extra={t('channel.working-hours-why')}>
          <Checkbox>{t('channel.working-hours')}</Checkbox>
        </Form.Item>
        {save.isError && (
          <div className="error-state" role="alert">
            <ProblemText error={save.error} />
          </div>
        )}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('channel.save')}
        </Button>
      </Form>
      <p className="soft small gap-above">{t('channel.unread-only')}</p>
    </div>
  )
}

/** Whether any mail comes at all, and where to. */
function Standing({ of: { address, mailed } }: { of: Own }) {
  const { t } = useTranslation()
  const { demo } = useReader()
  const obstacle = demo
    ? 'channel.in-demo'
    : address === null
      ? 'channel.no-address'
      : mailed
        ? null
        : 'channel.not-mailed'
  return obstacle === null ? (
    <p className="gap-below">{t('channel.to-address', { address })}</p>
  ) : (
    <p className="notice gap-below">{t(obstacle)}</p>
  )
}
