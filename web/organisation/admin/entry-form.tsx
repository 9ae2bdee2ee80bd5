import { Alert, App, Button, Form, type FormProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemText, useLeaveGuard, useMutate } from '../../shared/index.ts'
import { problemFields } from './problem-fields.ts'
import { organisationKeys } from './queries.ts'

interface Props<Entry, Saved> {
  initial: FormProps<Entry>['initialValues']
  send: (entry: Entry) => Promise<Saved>
  onSaved: (saved: Saved) => void
  children: ReactNode
}

/** A unit or a person being written: nothing is lost by leaving, and what is refused is said at its field. */
export function EntryForm<Entry, Saved>({ initial, send, onSaved, children }: Props<Entry, Saved>) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<Entry>()
  const [changed, setChanged] = useState(false)
  useLeaveGuard(changed)
  const save = useMutate(send, {
    touches: organisationKeys,
    quiet: true,
    after: saved => {
      setChanged(false)
      message.success(t('organisation.admin.saved'))
      onSaved(saved)
    },
  })
  return (
    <Form<Entry>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="panel"
      initialValues={initial}
      onValuesChange={() => setChanged(true)}
      onFinish={entry => save.mutate(entry, { onError: error => form.setFields(problemFields(error) as never) })}
    >
      {save.isError && <Alert type="error" title={<ProblemText error={save.error} />} className="gap-below" />}
      {children}
      <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!changed}>
        {t('shared.save')}
      </Button>
    </Form>
  )
}
