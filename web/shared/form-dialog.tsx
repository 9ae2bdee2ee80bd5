import { Alert, Form, type FormInstance, Modal } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemText } from './error-state.tsx'

/** A small form over the page. A failure keeps it open with all that was written. */
export function FormDialog<T extends object>(props: {
  title: ReactNode
  confirm: string
  open: boolean
  busy: boolean
  error?: unknown
  danger?: boolean
  width?: number
  initial?: Partial<T>
  form?: FormInstance<T>
  onConfirm: (values: T) => void
  onClose: () => void
  children?: ReactNode
}) {
  const { t } = useTranslation()
  const [own] = Form.useForm<T>()
  const form = props.form ?? own
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (props.open) form.resetFields()
  }, [props.open, form])
  const asForm = (dialog: ReactNode) => (
    <Form<T>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={props.initial}
      onFinish={props.onConfirm}
      scrollToFirstError
    >
      {dialog}
    </Form>
  )
  return (
    <Modal
      open={props.open}
      title={props.title}
      width={props.width}
      okText={props.confirm}
      cancelText={t('shared.cancel')}
      okButtonProps={{ htmlType: 'submit', loading: props.busy, danger: props.danger }}
      onCancel={props.onClose}
      destroyOnHidden
      afterOpenChange={isOpen => isOpen && focusFirst(body.current)}
      modalRender={asForm}
    >
      <div ref={body}>
        {props.error != null && (
          <Alert type="error" title={<ProblemText error={props.error} />} className="gap-below" />
        )}
        {props.children}
      </div>
    </Modal>
  )
}

/** Ready to write; on a phone the keyboard would cover what is asked. */
function focusFirst(body: HTMLElement | null): void {
  if (!window.matchMedia('(pointer: fine)').matches) return
  body?.querySelector<HTMLElement>('textarea, input:not([readonly])')?.focus()
}
