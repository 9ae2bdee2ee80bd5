import { InboxOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Progress, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { may, useReader } from '../../access/index.ts'
import { upload } from '../../api/index.ts'
import { DayInput, ProblemText, useMutate } from '../../shared/index.ts'
import type { OrganisationImport } from './queries.ts'
import { TemplateLinks } from './template-links.tsx'
import { useToday } from './use-today.ts'

const mostFiles = 3

/** The file, from when it holds, and what it means. */
export function ImportUpload({ onChecked }: { onChecked: (id: string) => void }) {
  const { t } = useTranslation()
  const reader = useReader()
  const today = useToday()
  const [files, setFiles] = useState<readonly File[]>([])
  const [effectiveOn, setEffectiveOn] = useState<string | null>(today)
  const [complete, setComplete] = useState(false)
  const [accounts, setAccounts] = useState(false)
  const [share, setShare] = useState(0)
  const check = useMutate(
    () => {
      const form = new FormData()
      form.append('effectiveOn', effectiveOn ?? '')
      form.append('complete', String(complete))
      form.append('accounts', String(accounts))
      for (const file of files) form.append('file', file)
      setShare(0)
      return upload<OrganisationImport>('/organisation/imports', form, setShare)
    },
    { quiet: true, after: found => onChecked(found.id) },
  )
  return (
    <section className="panel">
      <h2>{t('organisation.admin.upload-title')}</h2>
      <TemplateLinks />
      <Upload.Dragger
        multiple
        accept=".xlsx,.csv"
        maxCount={mostFiles}
        fileList={files.map(file => ({ uid: file.name, name: file.name }))}
        beforeUpload={file => {
          setFiles(before => [...before.filter(other => other.name !== file.name), file].slice(-mostFiles))
          return false
        }}
        onRemove={gone => setFiles(before => before.filter(file => file.name !== gone.name))}
      >
        <p className="drop-icon">
          <InboxOutlined aria-hidden />
        </p>
        <p>{t('organisation.admin.drop')}</p>
        <p className="soft small">{t('organisation.admin.drop-what')}</p>
      </Upload.Dragger>
      <div className="import-options">
        <label className="row wrap">
          <span>{t('organisation.admin.import-from')}</span>
          <DayInput allowClear={false} value={effectiveOn} onChange={setEffectiveOn} />
          <span className="soft small">{t('organisation.admin.import-from-why')}</span>
        </label>
        <Checkbox checked={complete} onChange={event => setComplete(event.target.checked)}>
          {t('organisation.admin.complete')}
          <span className="soft small block">{t('organisation.admin.complete-why')}</span>
        </Checkbox>
        {may(reader, 'account.edit') && (
          <Checkbox checked={accounts} onChange={event => setAccounts(event.target.checked)}>
            {t('organisation.admin.make-accounts')}
            <span className="soft small block">{t('organisation.admin.make-accounts-why')}</span>
          </Checkbox>
        )}
      </div>
      {check.isError && <Alert type="error" title={<ProblemText error={check.error} />} className="gap-below" />}
      {check.isPending && (
        <div className="gap-below" aria-live="polite">
          <Progress
            percent={Math.round(share * 100)}
            size="small"
            status="active"
            aria-label={t('organisation.admin.sending')}
          />
          <p className="soft small">{t(`organisation.admin.${share < 1 ? 'sending' : 'checking'}`)}</p>
        </div>
      )}
      <Button
        type="primary"
        disabled={files.length === 0}
        loading={check.isPending}
        onClick={() => check.mutate(undefined)}
      >
        {t('organisation.admin.check')}
      </Button>
    </section>
  )
}
