import { useBlocker, useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Form, Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, type Service, type ServiceEdit } from '../../api/index.ts'
import { ProblemText, useMutate } from '../../shared/index.ts'
import { About } from './about.tsx'
import { ChecklistEditor } from './checklist-editor.tsx'
import { FormBuilder } from './form-builder.tsx'
import { Policies } from './policies.tsx'
import { TargetsEditor } from './targets-editor.tsx'

export type ServiceEntry = ServiceEdit & { code?: string; unit?: string }

/** A service in five parts. Saving makes a new version; what is under way keeps its own. */
export function ServiceForm({ service, definition }: { service: Service | null; definition: ServiceEdit }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [form] = Form.useForm<ServiceEntry>()
  const [touched, setTouched] = useState(false)
  const save = useMutate(
    ({ code = '', unit = '', ...edited }: ServiceEntry) => {
      const whole = { ...definition, ...edited }
      return answer(
        service === null
          ? api.POST('/services', { body: { code, unit, definition: whole } })
          : api.PUT('/services/{id}', {
              params: { path: { id: service.id } },
              body: { baseVersion: service.version, definition: whole },
            }),
      )
    },
    {
      touches: ['services', 'service'],
      quiet: true,
      after: saved => {
        setTouched(false)
        message.success(t('catalogue.version-saved', { version: saved.version }))
        if (service === null) navigate({ to: '/admin/services/$id', params: { id: saved.id }, ignoreBlocker: true })
      },
    },
  )
  useBlocker({
    shouldBlockFn: () => touched && !window.confirm(t('catalogue.leave-unsaved')),
    enableBeforeUnload: touched,
  })
  const parts = {
    about: <About isNew={service === null} />,
    form: (
      <Form.Item name="form" noStyle>
        <FormBuilder />
      </Form.Item>
    ),
    targets: <TargetsEditor />,
    checklist: <ChecklistEditor />,
    policies: <Policies />,
  }
  return (
    <Form<ServiceEntry>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={definition}
      onValuesChange={() => setTouched(true)}
      onFinish={entry => save.mutate(entry)}
      className="panel"
    >
      {save.isError && <Alert type="error" title={<ProblemText error={save.error} />} className="gap-below" />}
      <Tabs
        items={Object.entries(parts).map(([key, children]) => ({
          key,
          label: t(`catalogue.part.${key}`),
          children,
          forceRender: true,
        }))}
      />
      <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!touched}>
        {t('catalogue.save-version')}
      </Button>
    </Form>
  )
}
