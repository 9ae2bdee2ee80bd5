import { useTranslation } from 'react-i18next'
import type { Calendar } from '../api/index.ts'
import { When } from '../shared/index.ts'

/** Earlier versions stay, because what was finished under them keeps its times. */
export function VersionList({ calendar }: { calendar: Calendar }) {
  const { t } = useTranslation()
  return (
    <section className="panel">
      <h2>{t('calendar.versions')}</h2>
      <ol className="side-facts">
        {calendar.versions
          .toSorted((a, b) => b.version - a.version)
          .map(({ version, createdAt }) => (
            <li key={version}>
              {t('calendar.version', { version })}{' '}
              <span className="soft">
                <When at={createdAt} />
              </span>
            </li>
          ))}
      </ol>
    </section>
  )
}
