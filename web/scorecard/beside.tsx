import { useTranslation } from 'react-i18next'
import { measureWords } from '@huke/core/scorecard'
import type { ScorecardSide } from '../api/index.ts'
import { useLanguage } from '../shared/index.ts'
import { figureWords } from './figure-words.ts'

/** What is in none of the figures above, each kind with an n of its own. */
export function BesideTable({ rows }: { rows: ScorecardSide['beside'] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (rows.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('scorecard.beside.title')}</h2>
      <p className="soft small">{t('scorecard.beside.why')}</p>
      <dl className="beside">
        {rows.map(({ of, measures }) => (
          <div key={of}>
            <dt>
              {t(`scorecard.beside.${of}`)} <span className="soft small">{t(`scorecard.beside.about.${of}`)}</span>
            </dt>
            <dd>
              {measures.map(figure => (
                <span key={figure.name} className="nowrap">
                  <span className="soft">{measureWords[figure.name][language]}</span>{' '}
                  {figure.suppressed ? t('scorecard.too-few') : figureWords(figure, language)}
                  {figure.unit !== 'number' && (
                    <span className="soft small"> {t('scorecard.of-n', { n: figure.n })}</span>
                  )}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
