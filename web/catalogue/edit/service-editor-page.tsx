import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { App } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Service } from '../../api/index.ts'
import { EmptyState, LoadedPage, Page, said, useLanguage } from '../../shared/index.ts'
import { serviceQuery } from '../queries.ts'
import { blankService, definitionOf } from './definition.ts'
import { MoveButton } from './move-button.tsx'
import { RetireButton } from './retire-button.tsx'
import { ServiceForm } from './service-form.tsx'
import './edit.css'

export function ServiceEditorPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/inside/admin/services/$id' })
  const { unit } = useSearch({ from: '/inside/admin/services/$id' })
  const isNew = id === 'new'
  const service = useQuery({ ...serviceQuery(id), enabled: !isNew })
  if (!isNew) return <LoadedPage of={service}>{data => <Existing key={id} newest={data} />}</LoadedPage>
  return (
    <Page title={t('catalogue.edit.new-service')} above={<Up />} intro={t('catalogue.edit.new-service-why')}>
      <ServiceForm service={null} definition={blankService} unit={unit} />
    </Page>
  )
}

/** What is being edited stays as it was opened, even when somebody else saves meanwhile: saving will then say so. */
function Existing({ newest }: { newest: Service }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { modal } = App.useApp()
  const [opened, setOpened] = useState(newest)
  const again = useQuery({ ...serviceQuery(newest.id), enabled: false })
  const reload = () =>
    modal.confirm({
      title: t('catalogue.edit.load-question'),
      okText: t('catalogue.edit.load-newest'),
      okButtonProps: { danger: true },
      onOk: async () => {
        const { data } = await again.refetch()
        if (data) setOpened(data)
      },
    })
  if (!opened.mayEdit)
    return (
      <Page title={said(opened.name, language)} above={<Up />}>
        <EmptyState>{t('catalogue.edit.not-yours')}</EmptyState>
      </Page>
    )
  const unit = said(opened.unit.name, language)
  return (
    <Page
      title={said(opened.name, language)}
      above={<Up />}
      intro={t('catalogue.edit.version-of', { unit, version: opened.version, code: opened.code })}
      actions={
        <>
          <MoveButton
            service={newest}
            onMoved={() => void again.refetch().then(({ data }) => data && setOpened(data))}
          />
          <RetireButton service={newest} />
        </>
      }
    >
      {newest.retiredAt !== null && <p className="notice gap-below">{t('catalogue.retired')}</p>}
      <ServiceForm
        key={opened.version}
        service={opened}
        definition={definitionOf(opened)}
        onSaved={setOpened}
        onReload={reload}
      />
    </Page>
  )
}

function Up() {
  const { t } = useTranslation()
  return (
    <Link to="/admin/services" className="soft small">
      {t('catalogue.edit.services')}
    </Link>
  )
}
