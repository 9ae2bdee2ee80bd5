import { useTranslation } from 'react-i18next'
import type { Service } from '../api/index.ts'
import { said, useLanguage } from '../shared/index.ts'

/** A customer has duties too. */
export function Duties({ service }: { service: Service }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <section className="panel">
      <h2>{t('catalogue.your-part')}</h2>
      <dl className="facts">
        <dt>{t('catalogue.answer')}</dt>
        <dd>{said(service.answer.words, language)}</dd>
        <dt>{t('catalogue.confirmation')}</dt>
        <dd>{said(service.confirmation.words, language)}</dd>
        <dt>{t('catalogue.evaluation')}</dt>
        <dd>
          {t(`catalogue.scale.${service.evaluation.scale}`)} ·{' '}
          {t(`catalogue.attribution.${service.evaluation.attribution}`)}
        </dd>
      </dl>
    </section>
  )
}
