import { Link } from '@tanstack/react-router'
import { Alert, App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { may, useReader } from '../../access/index.ts'
import { dateWords, ProblemText, useLanguage, useMutate, When } from '../../shared/index.ts'
import { download } from '../../shared/download.ts'
import { ChangeCounts } from './change-counts.tsx'
import type { OrganisationImport } from './queries.ts'

/** It is written. First passwords are there once; afterwards they can only be made anew, one by one. */
export function ImportApplied({ found, onAgain }: { found: OrganisationImport; onAgain: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className="stack">
      <section className="panel">
        <h2>{t('organisation.admin.written')}</h2>
        <p className="gap-below">
          {t('organisation.admin.written-from', {
            file: found.fileName,
            day: dateWords(found.effectiveOn, language),
          })}{' '}
          {found.appliedAt !== null && (
            <span className="soft">
              <When at={found.appliedAt} />
            </span>
          )}
        </p>
        <ChangeCounts changes={found.changes} />
        <p className="row wrap">
          <Link to="/admin/organisation">
            <Button type={found.accounts > 0 ? 'default' : 'primary'}>{t('organisation.admin.look-at-it')}</Button>
          </Link>
          <Button onClick={onAgain}>{t('organisation.admin.other-file')}</Button>
        </p>
      </section>
      {found.withAccounts && found.accounts > 0 && <FirstPasswords found={found} />}
    </div>
  )
}

function FirstPasswords({ found }: { found: OrganisationImport }) {
  const { t } = useTranslation()
  const reader = useReader()
  const { modal } = App.useApp()
  const get = useMutate(
    () => download(`/organisation/imports/${found.id}/first-passwords`, 'huke-first-passwords.csv', 'POST'),
    { touches: ['organisation-import', 'accounts'], quiet: true },
  )
  if (!may(reader, 'account.edit')) return null
  const given = found.passwordsGivenAt !== null
  return (
    <section className="panel">
      <h2>{t('organisation.admin.first-passwords')}</h2>
      {get.isError && <Alert type="error" title={<ProblemText error={get.error} />} className="gap-below" />}
      {given ? (
        <>
          <p className="gap-below">{t('organisation.admin.passwords-given', { count: found.accounts })}</p>
          <Link to="/admin/people">{t('organisation.admin.to-accounts')}</Link>
        </>
      ) : (
        <>
          <p className="gap-below">{t('organisation.admin.passwords-why', { count: found.accounts })}</p>
          <Button
            type="primary"
            loading={get.isPending}
            onClick={() =>
              modal.confirm({
                title: t('organisation.admin.passwords-once'),
                okText: t('organisation.admin.passwords-download'),
                onOk: () => get.mutateAsync(undefined).catch(() => undefined),
              })
            }
          >
            {t('organisation.admin.passwords-download')}
          </Button>
        </>
      )}
    </section>
  )
}
