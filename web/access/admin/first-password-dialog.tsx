import { Button, Modal, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../api/index.ts'
import { personName, useLanguage } from '../../shared/index.ts'

export interface Given {
  readonly account: Account
  readonly password: string
}

/** Shown this once: it is stored nowhere, so the dialog only closes when somebody says they have it. */
export function FirstPasswordDialog({ given, onClose }: { given: Given | null; onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (given === null) return null
  const { person, login } = given.account
  return (
    <Modal
      open
      title={t('access.admin.password-of', { name: personName(person, language) })}
      closable={false}
      maskClosable={false}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('access.admin.password-noted')}
        </Button>
      }
    >
      <dl className="facts gap-below">
        <dt>{t('access.login')}</dt>
        <dd>{login}</dd>
        <dt>{t('access.password')}</dt>
        <dd>
          <Typography.Text code copyable className="first-password">
            {given.password}
          </Typography.Text>
        </dd>
      </dl>
      <p className="soft">{t('access.admin.password-once')}</p>
    </Modal>
  )
}
