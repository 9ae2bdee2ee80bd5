import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyState, Loaded, Page, personName, useLanguage, When } from '../shared/index.ts'
import { ImportState } from './import-state.tsx'
import { type ImportLine, importsQuery } from './queries.ts'
import './journal.css'

/** What was brought in from other systems, and how far it is. */
export function HistoryPage() {
  const { t } = useTranslation()
  const imports = useQuery(importsQuery)
  return (
    <Page
      title={t('journal.history')}
      intro={t('journal.history-intro')}
      actions={
        <Link to="/admin/history/new">
          <Button type="primary">{t('journal.import')}</Button>
        </Link>
      }
    >
      <Loaded of={imports}>
        {({ items }) => (items.length > 0 ? <Lines imports={items} /> : <EmptyState>{t('journal.none')}</EmptyState>)}
      </Loaded>
    </Page>
  )
}

function Lines({ imports }: { imports: readonly ImportLine[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className="admin-lines">
      <table className="line-table">
        <thead>
          <tr>
            <th scope="col">{t('journal.source')}</th>
            <th scope="col">{t('journal.state-of')}</th>
            <th scope="col" className="figure">
              {t('journal.cases')}
            </th>
            <th scope="col" className="figure">
              {t('journal.rejected')}
            </th>
            <th scope="col">{t('journal.begun')}</th>
          </tr>
        </thead>
        <tbody>
          {imports.map(line => (
            <tr key={line.id}>
              <td>
                <Link to="/admin/history/$id" params={{ id: line.id }}>
                  {line.name}
                </Link>{' '}
                <span className="soft small">{line.fileName}</span>
              </td>
              <td>
                <ImportState of={line} />
              </td>
              <td className="figure" data-label={t('journal.cases')}>
                {line.cases.toLocaleString(language)}
              </td>
              <td className="figure" data-label={t('journal.rejected')}>
                {line.rejected.toLocaleString(language)}
              </td>
              <td className="soft">
                <When at={line.startedAt} /> {line.startedBy && personName(line.startedBy, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
