import { useTranslation } from 'react-i18next'
import { Sideways } from '../../shared/index.ts'
import type { OrganisationImport } from './queries.ts'

const subjects = ['unit', 'post', 'person'] as const
const kinds = ['added', 'moved', 'changed', 'ended'] as const

/** How many of each would be added, moved, changed and ended. */
export function ChangeCounts({ changes }: { changes: OrganisationImport['changes'] }) {
  const { t } = useTranslation()
  return (
    <Sideways label={t('organisation.admin.change.who')}>
      <table className="plain-table count-table gap-below">
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{t('organisation.admin.change.who')}</span>
            </th>
            {kinds.map(kind => (
              <th key={kind} scope="col">
                {t(`organisation.admin.what.${kind}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {subjects.map(subject => (
            <tr key={subject}>
              <th scope="row">{t(`organisation.admin.subject.${subject}`)}</th>
              {kinds.map(kind => (
                <td key={kind} className={changes[subject][kind] === 0 ? 'soft' : undefined}>
                  {changes[subject][kind]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Sideways>
  )
}
