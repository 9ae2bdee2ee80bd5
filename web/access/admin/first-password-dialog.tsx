import { Button, Modal, Typography } from 'antd'
import { useTranslation } from 'react-i18next'

/** Shown this once: it is stored nowhere, so the dialog only closes when somebody says they have it. */
export function FirstPasswordDialog(props: {
  name: string
  login: string
  password: string | null
  onClose: () => void
}) {
  const { t } = useTranslation()
  return (
    <Modal
      open={props.password !== null}
      title={t('access.admin.password-of', { name: props.name })}
      closable={false}
      maskClosable={false}
      keyboard={false}
      footer={
        <Button type="primary" onClick={props.onClose}>
          {t('access.admin.password-noted')}
        </Button>
      }
    >
      <dl className="facts gap-below">
        <dt>{t('access.login')}</dt>
        <dd>{props.login}</dd>
        <dt>{t('access.password')}</dt>
        <dd>
          <Typography.Text code copyable className="first-password">
            {props.password ?? ''}
          </Typography.Text>
        </dd>
      </dl>
      <p className="soft">{t('access.admin.password-once')}</p>
    </Modal>
  )
}
