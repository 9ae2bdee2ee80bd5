import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useReader } from '../access/index.ts'
import type { MeasureName, Scorecard } from '../api/index.ts'
import { departmentOf, unitsQuery } from '../organisation/index.ts'
import { localDate, useLanguage, useNow, useZone } from '../shared/index.ts'
import { figureWords } from './figure-words.ts'
import { scorecardQuery } from './queries.ts'

/**
 * How our department does this month: what the clock says beside what the customers say, each a way to the work behind
 * it. A department that served nobody is shown as the customer it was.
 */
export function MonthStrip() {
  const { t } = useTranslation()
  const language = useLanguage()
  const reader = useReader()
  const units = useQuery(unitsQuery)
  const own = reader.person.unit ?? reader.units[0]
  const unit = own && units.data && departmentOf(units.data.items, own.id)
  const period = localDate(useNow(), useZone()).slice(0, 7)
  const card = useQuery({ ...scorecardQuery(unit?.id ?? '', period), enabled: unit !== undefined })
  if (unit === undefined || card.data === undefined) return null
  const { role, shown } = figuresOf(card.data)
  if (shown.every(({ n }) => n === 0)) return null
  return (
    <section className="panel month-strip" aria-labelledby="month-strip">
      <h2 id="month-strip">
        <Link to="/units/$id" params={{ id: unit.id }} search={{ period }} className="plain-link">
          {t('scorecard.our-month')}
        </Link>
      </h2>
      {role === 'customer' && <span className="soft">{t('scorecard.as-customer')}</span>}
      <div className="month-figures">
        {shown.map(row => (
          <Link
            key={row.name}
            to="/units/$id/commitments"
            params={{ id: unit.id }}
            search={{ measure: row.name, role, period }}
            className="month-figure"
          >
            <span className="soft">{t(`scorecard.measure.${row.name}`)}</span>
            <strong>{row.suppressed ? t('scorecard.too-few') : figureWords(row, language)}</strong>
            <span className="soft small">{t('scorecard.of-n', { n: row.n })}</span>
          </Link>
        ))}
      </div>
    </section>
  )
}

function figuresOf({ asSupplier, asCustomer }: Scorecard) {
  const pick = (side: Scorecard['asSupplier'], ...names: readonly MeasureName[]) =>
    names.flatMap(name => side.measures.filter(row => row.name === name))
  const served = pick(asSupplier, 'on-time', 'satisfaction')
  return served.some(({ n }) => n > 0)
    ? { role: 'supplier' as const, shown: served }
    : { role: 'customer' as const, shown: pick(asCustomer, 'answers-on-time', 'verdicts-on-time') }
}
