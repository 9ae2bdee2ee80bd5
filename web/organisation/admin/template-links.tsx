import { sheetNames } from '@huke/core/organisation'
import { useTranslation } from 'react-i18next'
import { useMutate } from '../../shared/index.ts'
import { download } from '../../shared/download.ts'

/** Empty files to fill in, with what each column means. */
export function TemplateLinks() {
  const { t } = useTranslation()
  const fetchIt = useMutate((query: string) => download(`/organisation/template?${query}`, 'huke-organisation'))
  const link = (query: string, name: string) => (
    <button key={query} type="button" className="text-button" onClick={() => fetchIt.mutate(query)}>
      {name}
    </button>
  )
  return (
    <p className="row wrap gap-below">
      <span className="soft">{t('organisation.admin.template')}</span>
      {link('format=xlsx', t('organisation.admin.template-xlsx'))}
      <span className="soft">{t('organisation.admin.template-or')}</span>
      {sheetNames.map(sheet => link(`format=csv&sheet=${sheet}`, t(`organisation.admin.template-csv.${sheet}`)))}
    </p>
  )
}
