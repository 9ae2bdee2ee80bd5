import { type Role, roles } from '@huke/core/access'
import { Checkbox, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Account, answer, api, isCode } from '../../api/index.ts'
import { FormDialog, personName, useLanguage, useMutate } from '../../shared/index.ts'
import { useReader } from '../session.ts'

/** Roles beyond what the organisation gives: everybody asks and serves, and heads lead, without any. */
export function RolesDialog({ account, open, onClose }: { account: Account; open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const reader = useReader()
  const { person } = account
  const grant = useMutate(
    ({ granted }: { granted: Role[] }) =>
      answer(
        api.PUT('/accounts/{person}/roles', { params: { path: { person: person.id } }, body: { roles: granted } }),
      ),
    { touches: ['accounts', 'session'], quiet: true, after: onClose },
  )
  const isOwn = person.id === reader.person.id
  const isLast = isCode(grant.error, 'access.last-administrator')
  return (
    <FormDialog<{ granted: Role[] }>
      title={t('access.admin.roles-of', { name: personName(person, language) })}
      confirm={t('shared.save')}
      open={open}
      busy={grant.isPending}
      error={isLast ? undefined : grant.error}
      initial={{ granted: account.roles }}
      onClose={() => {
        grant.reset()
        onClose()
      }}
      onConfirm={entry => grant.mutate(entry)}
    >
      {isLast && (
        <div className="notice gap-below" role="alert">
          <strong>{t('access.admin.last-administrator')}</strong>
          <p>{t('access.admin.last-administrator-why')}</p>
        </div>
      )}
      <p className="soft gap-below">{t('access.admin.roles-why')}</p>
      <Form.Item name="granted">
        <Checkbox.Group className="role-choices">
          {roles.map(role => (
            <Checkbox key={role} value={role} disabled={isOwn && !account.roles.includes(role)}>
              {t(`access.admin.role.${role}`)}
              <span className="block soft small">{t(`access.admin.role.${role}-why`)}</span>
            </Checkbox>
          ))}
        </Checkbox.Group>
      </Form.Item>
      {isOwn && <p className="soon">{t('access.admin.your-own')}</p>}
    </FormDialog>
  )
}
