import type { FormSchema } from '@huke/core/catalogue'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Service } from '../api/index.ts'
import { Duties, FormFields, Promised, serviceQuery } from '../catalogue/index.ts'
import { PersonPicker } from '../organisation/index.ts'
import { FilesInput, LoadedPage, Page, ProblemText, said, useLanguage } from '../shared/index.ts'
import { WorkCalendar } from './due/work-calendar.tsx'
import { PriorityField } from './priority-field.tsx'
import { type RequestValues, useRequest } from './use-request.ts'
import { WishField } from './wish-field.tsx'

export function RequestPage() {
  const { id } = useParams({ from: '/inside/services/$id/request' })
  return (
    <LoadedPage of={useQuery(serviceQuery(id))}>
      {service => (
        <WorkCalendar id={service.calendar.id}>
          <RequestForm service={service} />
        </WorkCalendar>
      )}
    </LoadedPage>
  )
}

function RequestForm({ service }: { service: Service }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  const [form] = Form.useForm<RequestValues>()
  const [arriving, setArriving] = useState(false)
  const request = useRequest(`service.${service.id}`, form, made =>
    navigate({ to: '/commitments/$id', params: { id: made.id } }),
  )
  const send = ({ form: values = {}, ...rest }: RequestValues) =>
    request.send({ ...rest, form: values, service: service.id, version: service.version })

  return (
    <Page
      title={said(service.name, language)}
      above={
        <Link to="/services/$id" params={{ id: service.id }} className="soft">
          ← {said(service.unit.name, language)}
        </Link>
      }
      intro={said(service.description, language)}
    >
      <div className="two-columns">
        <Form<RequestValues>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={request.draft ?? { priority: 'normal' }}
          onValuesChange={(_, values) => request.keep(values)}
          onFinish={send}
          scrollToFirstError={{ focus: true }}
          className="panel"
        >
          {request.draft && <p className="soft small gap-below">{t('commitment.draft-kept')}</p>}
          {request.error != null && (
            <Alert type="error" title={<ProblemText error={request.error} />} className="gap-below" />
          )}
          <Form.Item name="title" label={t('commitment.field.in-a-line')}>
            <Input maxLength={200} placeholder={said(service.name, language)} />
          </Form.Item>
          <FormFields form={service.form as unknown as FormSchema} />
          <Form.Item name="priority" label={t('commitment.field.priority')}>
            <PriorityField service={service} />
          </Form.Item>
          <Form.Item name="words" label={t('commitment.field.anything-else')}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={10_000} />
          </Form.Item>
          <Form.Item name="files" label={t('commitment.files-optional')}>
            <FilesInput onBusy={setArriving} />
          </Form.Item>
          <details className="gap-below">
            <summary>{t('commitment.more-choices')}</summary>
            <Form.Item name="onBehalfOf" label={t('commitment.field.on-behalf-of')} className="gap-above">
              <PersonPicker allowClear />
            </Form.Item>
            <WishField service={service} />
          </details>
          <Button type="primary" size="large" htmlType="submit" loading={request.busy || arriving}>
            {t('commitment.send-request')}
          </Button>
        </Form>
        <aside className="stack">
          <Promised service={service} />
          <Duties service={service} />
        </aside>
      </div>
    </Page>
  )
}
