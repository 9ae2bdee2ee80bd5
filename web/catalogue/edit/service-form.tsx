import { useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Form, Tabs } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, isCode, type Service, type ServiceEdit } from '../../api/index.ts'
import { ProblemText, useLeaveGuard, useMutate } from '../../shared/index.ts'
import { About } from './about.tsx'
import { ChecklistEditor } from './checklist-editor.tsx'
import { FormBuilder } from './form-builder.tsx'
import { type PartKey, parts, problemsIn } from './parts.ts'
import { Policies } from './policies.tsx'
import { ProblemsContext, useProblems } from './problems.tsx'
import { ServicePreview } from './service-preview.tsx'
import { SopEditor } from './sop-editor.tsx'
import { TargetsEditor } from './targets-editor.tsx'

export type ServiceEntry = ServiceEdit & { code?: string; unit?: string }

/** A service in its parts. Saving makes a new version; what is under way keeps its own. */
export function ServiceForm(props: {
  service: Service | null
  definition: ServiceEdit
  unit?: string
  onSaved?: (service: Service) => void
  onReload?: () => void
}) {
  const { t } = useTranslation()
  const { service, definition } = props
  const [form] = Form.useForm<ServiceEntry>()
  const [changed, setChanged] = useState(false)
  const [part, setPart] = useState<PartKey>('about')
  const [tried, setTried] = useState(false)
  const written = Form.useWatch((values: ServiceEntry) => values, { form, preserve: true })
  const { code: _code, unit: _unit, ...edited } = written ?? {}
  const draft: ServiceEdit = { ...definition, ...edited }
  const save = useSave(service, definition, saved => {
    setChanged(false)
    props.onSaved?.(saved)
  })
  useLeaveGuard(changed)
  const problems = useProblems(draft, save.error)
  const shown = tried || service !== null ? problems : []
  const bodies: Readonly<Record<PartKey, ReactNode>> = {
    about: <About unit={service?.unit.id} />,
    form: (
      <Form.Item name="form" noStyle>
        <FormBuilder />
      </Form.Item>
    ),
    targets: <TargetsEditor />,
    policies: <Policies />,
    checklist: <ChecklistEditor />,
    sop: <SopEditor />,
    preview: <ServicePreview definition={draft} />,
  }
  const send = () => {
    setTried(true)
    // What no field shows, such as the ids of the checklist, must not get lost.
    const entry: ServiceEntry = form.getFieldsValue(true)
    const wrong = parts.find(candidate => problemsIn(candidate, problems) > 0)
    if (wrong === undefined || save.isError) save.mutate(entry)
    else setPart(wrong.key)
  }
  const isStale = isCode(save.error, 'catalogue.stale-version')
  return (
    <ProblemsContext value={shown}>
      <Form<ServiceEntry>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...definition, unit: props.unit }}
        onValuesChange={() => setChanged(true)}
        onFinish={send}
        onFinishFailed={() => {
          setTried(true)
          setPart('about')
        }}
      >
        <Tabs
          activeKey={part}
          onChange={key => setPart(key as PartKey)}
          items={parts.map(of => ({
            key: of.key,
            label: <PartName name={of.key} problems={problemsIn(of, shown)} />,
            children: <div className="panel">{bodies[of.key]}</div>,
            forceRender: of.key !== 'preview',
          }))}
        />
        <div className="save-bar">
          {save.isError && (
            <Alert
              className="grow"
              type="error"
              title={<ProblemText error={save.error} />}
              action={isStale && <Button onClick={props.onReload}>{t('catalogue.edit.load-newest')}</Button>}
            />
          )}
          {!save.isError && <span className="soft small grow">{t('catalogue.edit.version-why')}</span>}
          <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!changed || isStale}>
            {t(service === null ? 'catalogue.edit.offer-it' : 'catalogue.save-version')}
          </Button>
        </div>
      </Form>
    </ProblemsContext>
  )
}

function PartName({ name, problems }: { name: PartKey; problems: number }) {
  const { t } = useTranslation()
  return (
    <>
      {t(`catalogue.edit.part.${name}`)}
      {problems > 0 && (
        <span className="part-problems" title={t('catalogue.edit.problems-here', { count: problems })}>
          {problems}
        </span>
      )}
    </>
  )
}

function useSave(service: Service | null, definition: ServiceEdit, onSaved: (saved: Service) => void) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { message } = App.useApp()
  return useMutate(
    ({ code = '', unit = '', ...edited }: ServiceEntry) => {
      const whole = { ...definition, ...edited }
      if (service === null) return answer(api.POST('/services', { body: { code, unit, definition: whole } }))
      const params = { path: { id: service.id } }
      return answer(api.PUT('/services/{id}', { params, body: { baseVersion: service.version, definition: whole } }))
    },
    {
      touches: ['services', 'service'],
      quiet: true,
      after: saved => {
        onSaved(saved)
        message.success(t('catalogue.version-saved', { version: saved.version }))
        if (service === null) navigate({ to: '/admin/services/$id', params: { id: saved.id }, ignoreBlocker: true })
      },
    },
  )
}
