import { Link } from '@tanstack/react-router'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ScorecardRow } from '../api/index.ts'
import { useLanguage } from '../shared/index.ts'
import { figureWords } from './figure-words.ts'
import { Spark } from './spark.tsx'

interface Props {
  side: 'supplier' | 'customer'
  row: ScorecardRow | undefined
  most: number
  unit: string
  period: string
  label: string
}

/** One measure of one side: the figure first, its bar from the middle outwards, the standard as a line, n and trend. */
export function Half({ side, row, most, unit, period, label }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (row === undefined || row.n === 0) {
    return (
      <div className={`half half-${side} soft`}>
        <span className="half-value">–</span>
      </div>
    )
  }
  const value = figureWords(row, language)
  const name = t(side === 'supplier' ? 'scorecard.as-supplier' : 'scorecard.as-customer')
  return (
    <div className={`half half-${side}`}>
      <span className="half-trend wide-only">
        <Spark points={row.trend} standard={row.standard} label={t('scorecard.trend-of', { label })} />
      </span>
      <Tooltip title={<About row={row} />}>
        <span className="half-value">
          {row.suppressed ? (
            <span className="soft small">{t('scorecard.too-few')}</span>
          ) : (
            <Link
              to="/units/$id/commitments"
              params={{ id: unit }}
              search={{ measure: row.name, role: side, period }}
              aria-label={`${name} · ${label}: ${value}, n ${row.n}`}
              className={toneOf(row)}
            >
              {value}
            </Link>
          )}
          <span className="soft small half-n">{t('scorecard.of-n', { n: row.n })}</span>
        </span>
      </Tooltip>
      <Bar row={row} most={most} />
    </div>
  )
}

/** How it came about, between what it lies, and what it was before. */
function About({ row }: { row: ScorecardRow }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { method, interval, previous, standard } = row
  const inUnit = (value: number | null) => figureWords({ value, unit: row.unit }, language)
  return (
    <>
      <p>
        {t('scorecard.method', {
          method: t(`scorecard.methods.${method.replaceAll('.', ' ')}`, { defaultValue: method }),
        })}
      </p>
      {row.suppressed && <p>{t('scorecard.too-few-why')}</p>}
      {row.nearlyOne && <p>{t('scorecard.nearly-one', { n: row.nearlyOne })}</p>}
      {interval && <p>{t('scorecard.interval', { low: inUnit(interval.low), high: inUnit(interval.high) })}</p>}
      {standard !== null && <p>{t('scorecard.standard', { value: inUnit(standard) })}</p>}
      {previous && <p>{t('scorecard.before', { value: inUnit(previous.value), n: previous.n })}</p>}
    </>
  )
}

function Bar({ row, most }: { row: ScorecardRow; most: number }) {
  const share = (value: number) => `${Math.min(100, Math.max(0, (value / most) * 100))}%`
  return (
    <span className="half-bar" aria-hidden>
      {row.value !== null && <span className={`half-fill ${toneOf(row)}`} style={{ width: share(row.value) }} />}
      {row.interval && (
        <span
          className="half-whisker"
          style={{
            insetInlineStart: share(row.interval.low),
            width: `calc(${share(row.interval.high)} - ${share(row.interval.low)})`,
          }}
        />
      )}
      {row.standard !== null && <span className="half-standard" style={{ insetInlineStart: share(row.standard) }} />}
    </span>
  )
}

/** Worse than the standard is said in colour too, only where even the kinder end of the interval misses it. */
function toneOf({ value, standard, better, interval }: ScorecardRow): string {
  if (value === null || standard === null || better === null) return ''
  const kind = better === 'higher' ? (interval?.high ?? value) : (interval?.low ?? value)
  const misses = better === 'higher' ? kind < standard : kind > standard
  return misses ? 'late' : ''
}
