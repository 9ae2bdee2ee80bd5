import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { said, useLanguage } from '../../shared/index.ts'
import { PagedTable } from './paged-table.tsx'
import { problemsQuery } from './queries.ts'

/** Every cell that is wrong: where it stands, what it says, what it should say. */
export function ProblemsTable({ id }: { id: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <PagedTable
      title={t('organisation.admin.problems')}
      heads={['sheet', 'row', 'column', 'value', 'wrong'].map(name => t(`organisation.admin.problem.${name}`))}
      of={useInfiniteQuery(problemsQuery(id))}
      renderLine={problem => (
        <tr key={`${problem.sheet}-${problem.row}-${problem.column}-${problem.code}-${problem.value}`}>
          <td>{problem.sheet}</td>
          <td>{problem.row !== null && t('organisation.admin.row-number', { row: problem.row })}</td>
          <td data-label={t('organisation.admin.problem.column')}>{problem.column}</td>
          <td className="cell-value" data-label={t('organisation.admin.problem.value')}>
            {problem.value && <code>{problem.value}</code>}
          </td>
          <td>
            <span className="late">{said(problem.words, language)}</span>{' '}
            {language === 'en' && <span className="soft small">{problem.expectation}</span>}
          </td>
        </tr>
      )}
    />
  )
}
