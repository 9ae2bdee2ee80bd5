import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeasureName, ScorecardRow } from '../api/index.ts'
import { Loading } from '../shared/index.ts'
import { Half } from './half.tsx'

const TrendChart = lazy(() => import('./trend-chart.tsx').then(({ TrendChart }) => ({ default: TrendChart })))

export function MirrorRow(props: {
  unit: string
  period: string
  name: MeasureName
  supplier: ScorecardRow | undefined
  customer: ScorecardRow | undefined
  isOpen: boolean
  onToggle: () => void
}) {
  const { t } = useTranslation()
  const { name, supplier, customer, unit, period, isOpen } = props
  const most = scaleOf([supplier, customer])
  const label = t(`scorecard.measure.${name}`)
  return (
    <div className="mirror-item">
      <div className="mirror-row">
        <Half side="supplier" row={supplier} most={most} unit={unit} period={period} label={label} />
        <button type="button" className="mirror-label" aria-expanded={isOpen} onClick={props.onToggle}>
          {label}
        </button>
        <Half side="customer" row={customer} most={most} unit={unit} period={period} label={label} />
      </div>
      {isOpen && (
        <Suspense fallback={<Loading rows={3} />}>
          <p className="soft small mirror-about">{t(`scorecard.about.${name}`)}</p>
          <TrendChart name={label} supplier={supplier} customer={customer} />
        </Suspense>
      )}
    </div>
  )
}

/** The same scale for both sides, from zero: shares and ratios to one, anything else to the greater. */
function scaleOf(rows: readonly (ScorecardRow | undefined)[]): number {
  if (rows.some(row => row?.unit === 'share')) return 1
  if (rows.some(row => row?.unit === 'score')) return 5
  const least = rows.some(row => row?.unit === 'ratio') ? 1 : 1e-9
  return Math.max(least, ...rows.map(row => Math.max(row?.value ?? 0, row?.standard ?? 0)))
}
