import { App, Button, Form, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../api/index.ts'
import { browserZone, changeLanguage, personName, said, useLanguage, useMutate } from '../shared/index.ts'
import { useReader, useTakeSession } from './session.ts'

interface Choice {
  locale: 'zh' | 'en'
  timeZone?: string
}

/** Who one is here, and how one likes to read. */
export function Profile() {
  const { t } = useTranslation()
  const language = useLanguage()
  const reader = useReader()
  const takeSession = useTakeSession()
  const { message } = App.useApp()
  const save = useMutate(
    ({ locale, timeZone }: Choice) =>
      answer(api.PUT('/session/preferences', { body: { locale, timeZone: timeZone ?? null } })),
    {
      after: (session, { locale }) => {
        changeLanguage(locale)
        takeSession(session)
        message.success(t('access.saved'))
      },
    },
  )
  const units = reader.units.map(unit => said(unit.name, language)).join(t('shared.comma'))
  return (
    <div className="panel narrow">
      <dl className="facts gap-below">
        <dt>{t('access.your-name')}</dt>
        <dd>{personName(reader.person, language)}</dd>
        <dt>{t('access.employee-number')}</dt>
        <dd>{reader.person.code}</dd>
        <dt>{t('access.unit')}</dt>
        <dd>{units || '–'}</dd>
        {reader.roles.length > 0 && (
          <>
            <dt>{t('access.roles')}</dt>
            <dd>{reader.roles.map(role => t(`access.role.${role}`)).join(t('shared.comma'))}</dd>
          </>
        )}
      </dl>
      <Form<Choice>
        layout="vertical"
        initialValues={{ locale: language, timeZone: reader.timeZone ?? undefined }}
        onFinish={choice => save.mutate(choice)}
      >
        <Form.Item name="locale" label={t('access.language')}>
          <Radio.Group
            options={[
              { value: 'zh', label: t('access.chinese') },
              { value: 'en', label: 'English' },
            ]}
          />
        </Form.Item>
        <Form.Item name="timeZone" label={t('access.time-zone')}>
          <Select
            allowClear
            showSearch
            placeholder={t('access.zone-of-browser', { zone: browserZone })}
            options={Intl.supportedValuesOf('timeZone').map(value => ({ value, label: value }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('shared.save')}
        </Button>
      </Form>
    </div>
  )
}
