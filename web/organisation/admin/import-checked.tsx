import { Alert, App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { answer, api, isCode } from '../../api/index.ts'
import { dateWords, EmptyState, ProblemText, useLanguage, useMutate } from '../../shared/index.ts'
import { ImportEndings } from '../ending/import-endings.tsx'
import { ChangeCounts } from './change-counts.tsx'
import { ChangesTable } from './changes-table.tsx'
import { ProblemsTable } from './problems-table.tsx'
import { type OrganisationImport, organisationKeys } from './queries.ts'

/** What the file would do, before it does it. */
export function ImportChecked({ found, onAgain }: { found: OrganisationImport; onAgain: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { modal } = App.useApp()
  const apply = useMutate(
    () => answer(api.POST('/organisation/imports/{id}/application', { params: { path: { id: found.id } } })),
    { touches: ['organisation-import', ...organisationKeys], quiet: true },
  )
  const total = totalOf(found.changes)
  const isStale = isCode(apply.error, 'organisation.changed-meanwhile')
  const ask = () =>
    modal.confirm({
      title: t('organisation.admin.write-question', { count: total }),
      content: (
        <>
          <p>{t('organisation.admin.write-from', { day: dateWords(found.effectiveOn, language) })}</p>
          {ended(found.changes) > 0 && (
            <p className="late">{t('organisation.admin.write-ends', { count: ended(found.changes) })}</p>
          )}
        </>
      ),
      okText: t('organisation.admin.write'),
      okButtonProps: { danger: ended(found.changes) > 0 },
      onOk: () => apply.mutateAsync(undefined).catch(() => undefined),
    })
  return (
    <div className="stack">
      {apply.isError && (
        <Alert
          type="error"
          title={<ProblemText error={apply.error} />}
          action={isStale && <Button onClick={onAgain}>{t('organisation.admin.upload-again')}</Button>}
        />
      )}
      <section className="panel">
        <div className="panel-head wrap">
          <h2>{found.fileName}</h2>
          <span className="soft">
            {t('organisation.admin.holds-from', { day: dateWords(found.effectiveOn, language) })}
            {found.complete && ` · ${t('organisation.admin.whole')}`}
            {found.withAccounts && ` · ${t('organisation.admin.with-accounts', { count: found.accounts })}`}
          </span>
        </div>
        {found.state === 'refused' ? (
          <p className="late">{t('organisation.admin.has-problems', { count: found.problems })}</p>
        ) : total === 0 ? (
          <EmptyState>{t('organisation.admin.nothing-to-change')}</EmptyState>
        ) : (
          <ChangeCounts changes={found.changes} />
        )}
        {found.ignored.length > 0 && (
          <p className="soft small">
            {t('organisation.admin.ignored', {
              what: found.ignored
                .map(({ sheet, column }) => (column ? `${sheet} · ${column}` : sheet))
                .join(t('shared.comma')),
            })}
          </p>
        )}
        <p className="row wrap side-acts">
          {found.state === 'ready' && total + found.accounts > 0 && (
            <Button type="primary" loading={apply.isPending} disabled={isStale} onClick={ask}>
              {t('organisation.admin.write')}
            </Button>
          )}
          <Button onClick={onAgain}>
            {t(`organisation.admin.${found.state === 'refused' ? 'upload-corrected' : 'other-file'}`)}
          </Button>
        </p>
      </section>
      {found.state === 'ready' && found.endings > 0 && <ImportEndings id={found.id} />}
      {found.state === 'refused' ? <ProblemsTable id={found.id} /> : total > 0 && <ChangesTable id={found.id} />}
    </div>
  )
}

type Changes = OrganisationImport['changes']
const totalOf = (changes: Changes): number =>
  Object.values(changes).reduce(
    (sum, { added, moved, changed, ended: gone }) => sum + added + moved + changed + gone,
    0,
  )
const ended = (changes: Changes): number => Object.values(changes).reduce((sum, counts) => sum + counts.ended, 0)
