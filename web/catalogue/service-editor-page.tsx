import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AdminPath, Loaded, Page, said, useLanguage } from '../shared/index.ts'
import { blankService, definitionOf } from './editor/definition.ts'
import { ServiceForm } from './editor/service-form.tsx'
import { serviceQuery } from './queries.ts'

export function ServiceEditorPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { id } = useParams({ from: '/inside/admin/services/$id' })
  const isNew = id === 'new'
  const service = useQuery({ ...serviceQuery(id), enabled: !isNew })
  if (isNew) {
    return (
      <Page title={t('catalogue.new-service')} above={<AdminPath />}>
        <ServiceForm service={null} definition={blankService} />
      </Page>
    )
  }
  return (
    <Loaded of={service}>
      {data => (
        <Page
          title={said(data.name, language)}
          above={<AdminPath />}
          intro={t('catalogue.version-of', { unit: said(data.unit.name, language), version: data.version })}
        >
          <ServiceForm key={data.version} service={data} definition={definitionOf(data)} />
        </Page>
      )}
    </Loaded>
  )
}
