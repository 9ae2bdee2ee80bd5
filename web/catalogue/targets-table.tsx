import { priorities, type Priority } from '@huke/core/commitment'
import { useTranslation } from 'react-i18next'

type Words = string | null

/** The promise by priority, in words. */
export function TargetsTable({ words }: { words: (priority: Priority) => { response: Words; resolution: Words } }) {
  const { t } = useTranslation()
  return (
    <table className="plain-table targets-table">
      <thead>
        <tr>
          <th scope="col">{t('catalogue.priority')}</th>
          <th scope="col">{t('catalogue.response')}</th>
          <th scope="col">{t('catalogue.resolution')}</th>
        </tr>
      </thead>
      <tbody>
        {priorities.map(priority => {
          const { response, resolution } = words(priority)
          return (
            <tr key={priority}>
              <th scope="row">{t(`commitment.priority.${priority}`)}</th>
              <td>{response ?? '–'}</td>
              <td>{resolution ?? '–'}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
