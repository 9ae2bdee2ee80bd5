import { columns, type SheetName } from '@huke/core/organisation'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Language, Loaded, More, useLanguage } from '../../shared/index.ts'
import { changesQuery, type ImportChange } from './queries.ts'

const chips = { added: 'chip-good', moved: '', changed: '', ended: 'chip-bad' } as const
const sheets: Readonly<Record<ImportChange['subject'], SheetName>> = { unit: 'units', post: 'posts', person: 'people' }

/** Line by line what would become of whom. */
export function ChangesTable({ id }: { id: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const changes = useInfiniteQuery(changesQuery(id))
  return (
    <section>
      <h2 className="gap-below">{t('organisation.admin.preview')}</h2>
      <Loaded of={changes}>
        {data => (
          <div className="admin-lines">
            <table className="line-table">
              <thead>
                <tr>
                  {['what', 'who', 'details'].map(name => (
                    <th key={name} scope="col">
                      {t(`organisation.admin.change.${name}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.pages
                  .flatMap(page => page.items)
                  .map(change => (
                    <tr key={`${change.subject}-${change.code}-${change.what}`}>
                      <td>
                        <span className={`chip ${chips[change.what]}`}>
                          {t(`organisation.admin.what.${change.what}`)}
                        </span>
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
                  ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
      <More of={changes} />
    </section>
  )
}

/** As the heading of its column reads. */
const fieldName = (subject: ImportChange['subject'], field: string, language: Language): string =>
  columns[sheets[subject]].find(column => column.key === field)?.[language] ?? field
