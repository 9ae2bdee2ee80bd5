import { useTranslation } from 'react-i18next'
import type { Calendar } from '../api/index.ts'
import { personName, useFew, useLanguage, When } from '../shared/index.ts'

/** Earlier versions stay, because what was finished under them keeps its times. A correction says why. */
export function VersionList({ calendar }: { calendar: Calendar }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { few, rest } = useFew(calendar.versions)
  return (
    <section className="panel">
      <h2>{t('calendar.versions')}</h2>
      <ol className="side-facts">
        {few.map(({ version, createdAt, kind, reason, by }) => (
          <li key={version}>
            {t('calendar.version', { version })}{' '}
            {kind === 'correction' && <span className="chip chip-soon">{t('calendar.correction.name')}</span>}{' '}
            <span className="soft">
              {by && `${personName(by, language)} · `}
              <When at={createdAt} />
            </span>
            {reason !== null && <span className="small block">{reason}</span>}
          </li>
        ))}
      </ol>
      {rest}
    </section>
  )
}
