import { useTranslation } from 'react-i18next'
import { useLanguage } from '../shared/index.ts'
import type { ImportLine } from './queries.ts'

const figures = [
  'cases',
  'casesNew',
  'casesRenewed',
  'openAtSource',
  'events',
  'groupHandovers',
  'personHandovers',
  'unitsMade',
  'peopleMade',
  'eventsRead',
  'rejected',
  'outOfOrder',
] as const

/** What has come in so far. */
export function ImportFigures({ line }: { line: ImportLine }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <section className="panel">
      <h2>{t('journal.what-came')}</h2>
      <dl className="import-figures">
        {figures.map(name => (
          <div key={name}>
            <dt>{t(`journal.figure.${name}`)}</dt>
            <dd>{line[name].toLocaleString(language)}</dd>
            <dd className="soft small">{t(`journal.figure.${name}-why`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
