import { priorities } from '@huke/core/commitment'
import { useTranslation } from 'react-i18next'
import type { Service } from '../api/index.ts'
import { said, useLanguage } from '../shared/index.ts'

/** The promise by priority, in words. */
export function StandardTable({ service }: { service: Service }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('catalogue.priority')}</th>
            <th scope="col">{t('catalogue.response')}</th>
            <th scope="col">{t('catalogue.resolution')}</th>
          </tr>
        </thead>
        <tbody>
          {priorities.map(priority => {
            const { response, resolution } = service.targets[priority]
            return (
              <tr key={priority}>
                <th scope="row">{t(`commitment.priority.${priority}`)}</th>
                <td>{response ? said(response.words, language) : '–'}</td>
                <td>{resolution ? said(resolution.words, language) : '–'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="soft small">{t('catalogue.in-calendar', { calendar: said(service.calendar.name, language) })}</p>
    </>
  )
}
