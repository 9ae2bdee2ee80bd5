import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useReader } from '../access/index.ts'
import { localDate, useLanguage, useNow, useZone } from '../shared/index.ts'
import { figureWords } from './figure-words.ts'
import { scorecardQuery } from './queries.ts'

/** How our unit does this month: what the clock says beside what the customers say, each a way to the work behind it. */
export function MonthStrip() {
  const { t } = useTranslation()
  const language = useLanguage()
  const reader = useReader()
  const unit = reader.person.unit ?? reader.units[0]
  const period = localDate(useNow(), useZone()).slice(0, 7)
  const card = useQuery({ ...scorecardQuery(unit?.id ?? '', period), enabled: unit !== undefined })
  if (unit === undefined || card.data === undefined) return null
  const measures = card.data.asSupplier.measures
  const shown = (['on-time', 'satisfaction'] as const).flatMap(name => measures.filter(row => row.name === name))
  if (shown.every(({ n }) => n === 0)) return null
  return (
    <section className="panel month-strip" aria-labelledby="month-strip">
      <h2 id="month-strip">
        <Link to="/units/$id" params={{ id: unit.id }} className="plain-link">
          {t('scorecard.our-month')}
        </Link>
      </h2>
      <div className="month-figures">
        {shown.map(row => (
          <Link
            key={row.name}
            to="/units/$id/commitments"
            params={{ id: unit.id }}
            search={{ measure: row.name, role: 'supplier', period }}
            className="month-figure"
          >
            <span className="soft">{t(`scorecard.measure.${row.name}`)}</span>
            <strong>{row.suppressed ? t('scorecard.too-few') : figureWords(row, language)}</strong>
            <span className="soft small">n {row.n}</span>
          </Link>
        ))}
      </div>
    </section>
  )
}
