import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Steps } from 'antd'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../../shared/index.ts'
import { ExportPanel } from './export-panel.tsx'
import { ImportApplied } from './import-applied.tsx'
import { ImportChecked } from './import-checked.tsx'
import { ImportUpload } from './import-upload.tsx'
import { OrganisationFrame } from './organisation-frame.tsx'
import { importQuery, type OrganisationImport } from './queries.ts'

/** Upload, see what would change, write: nothing is written before the last. */
export function ImportPage() {
  const { t } = useTranslation()
  const { check } = useSearch({ from: '/inside/admin/organisation/import' })
  const navigate = useNavigate({ from: '/admin/organisation/import' })
  const look = (id: string | undefined) => navigate({ search: { check: id } })
  const found = useQuery({ ...importQuery(check ?? ''), enabled: check !== undefined })
  const place = check === undefined ? 0 : found.data?.state === 'applied' ? 3 : 1
  const titles = ['upload', 'check', 'write'].map(step => ({ title: t(`organisation.admin.step.${step}`) }))
  return (
    <OrganisationFrame intro={t('organisation.admin.import-intro')}>
      <Steps
        size="small"
        className="wizard-steps"
        current={place}
        status={found.data?.state === 'refused' ? 'error' : undefined}
        items={titles}
      />
      {check === undefined ? (
        <>
          <ImportUpload onChecked={look} />
          <ExportPanel />
        </>
      ) : (
        <Loaded of={found}>{data => <Outcome found={data} onAgain={() => look(undefined)} />}</Loaded>
      )}
    </OrganisationFrame>
  )
}

function Outcome({ found, onAgain }: { found: OrganisationImport; onAgain: () => void }) {
  if (found.state === 'applied') return <ImportApplied found={found} onAgain={onAgain} />
  return <ImportChecked found={found} onAgain={onAgain} />
}
