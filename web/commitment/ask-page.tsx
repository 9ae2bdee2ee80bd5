import { priorities } from '@huke/core/commitment'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonPicker, UnitPicker } from '../organisation/index.ts'
import { FilesInput, Page, ProblemText } from '../shared/index.ts'
import { type RequestValues, useRequest } from './use-request.ts'
import { WishField } from './wish-field.tsx'

/** A need that no service covers: one unit asks another, which says by when. */
export function AskPage() {
  const { t } = useTranslation()
  const { unit } = useSearch({ from: '/inside/ask' })
  const navigate = useNavigate()
  const [form] = Form.useForm<RequestValues>()
  const [arriving, setArriving] = useState(false)
  const request = useRequest('ask', form, made => navigate({ to: '/commitments/$id', params: { id: made.id } }))
  const chosen = Form.useWatch('unit', form)
  const rules = [{ required: true, whitespace: true, message: t('shared.needed') }]
  return (
    <Page title={t('commitment.ask-a-unit')} intro={t('commitment.ask-intro')}>
      <Form<RequestValues>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="panel request-form"
        initialValues={{ priority: 'normal', ...request.draft, ...(unit ? { unit } : {}) }}
        onValuesChange={(_, values) => request.keep(values)}
        scrollToFirstError={{ focus: true }}
        onFinish={({ unit: to = '', person, title = '', words, priority, dueBy, files }) =>
          request.send({ supplier: { unit: to, person: person ?? null }, title, words, priority, dueBy, files })
        }
      >
        {request.error != null && (
          <Alert type="error" title={<ProblemText error={request.error} />} className="gap-below" />
        )}
        <Form.Item name="unit" label={t('commitment.field.unit')} rules={rules}>
          <UnitPicker />
        </Form.Item>
        <Form.Item name="person" label={t('commitment.field.person-optional')}>
          <PersonPicker unit={chosen} allowClear />
        </Form.Item>
        <Form.Item name="title" label={t('commitment.field.what-for')} rules={rules}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="words" label={t('commitment.field.details')}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={10_000} />
        </Form.Item>
        <WishField />
        <Form.Item name="priority" label={t('commitment.field.priority')}>
          <Radio.Group options={priorities.map(value => ({ value, label: t(`commitment.priority.${value}`) }))} />
        </Form.Item>
        <Form.Item name="files" label={t('commitment.files')}>
          <FilesInput onBusy={setArriving} />
        </Form.Item>
        <Button type="primary" size="large" htmlType="submit" loading={request.busy || arriving}>
          {t('commitment.send-request')}
        </Button>
      </Form>
    </Page>
  )
}
