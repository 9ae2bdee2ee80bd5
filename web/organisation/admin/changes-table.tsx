import { columns, type SheetName } from '@huke/core/organisation'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Language, useLanguage } from '../../shared/index.ts'
import { PagedTable } from './paged-table.tsx'
import { changesQuery, type ImportChange } from './queries.ts'

const chips = { added: 'chip-good', moved: '', changed: '', ended: 'chip-bad' } as const
const sheets: Readonly<Record<ImportChange['subject'], SheetName>> = { unit: 'units', post: 'posts', person: 'people' }

/** Line by line what would become of whom. */
export function ChangesTable({ id }: { id: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <PagedTable
      title={t('organisation.admin.preview')}
      heads={['what', 'who', 'details'].map(name => t(`organisation.admin.change.${name}`))}
      of={useInfiniteQuery(changesQuery(id))}
      renderLine={change => (
        <tr key={`${change.subject}-${change.code}-${change.what}`}>
          <td>
            <span className={`chip ${chips[change.what]}`}>{t(`organisation.admin.what.${change.what}`)}</span>
          </td>
          <td>
            {change.name}{' '}
            <span className="soft small">
              {t(`organisation.admin.subject.${change.subject}`)} {change.code}
            </span>
          </td>
          <td className="soft">
            {change.what !== 'added' &&
              change.fields.map(({ field, from, to }) => (
                <span key={field} className="block">
                  {fieldName(change.subject, field, language)}: {from || '–'} → {to || '–'}
                </span>
              ))}
          </td>
        </tr>
      )}
    />
  )
}

/** As the heading of its column reads. */
const fieldName = (subject: ImportChange['subject'], field: string, language: Language): string =>
  columns[sheets[subject]].find(column => column.key === field)?.[language] ?? field
