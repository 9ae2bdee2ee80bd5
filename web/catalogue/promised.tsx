import { useTranslation } from 'react-i18next'
import type { Service } from '../api/index.ts'
import { said, useLanguage } from '../shared/index.ts'

/** What a delivery contains. */
export function Promised({ service }: { service: Service }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (service.checklist.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('catalogue.checklist')}</h2>
      <ul className="ticks">
        {service.checklist.map(item => (
          <li key={item.id}>{said(item, language)}</li>
        ))}
      </ul>
    </section>
  )
}
