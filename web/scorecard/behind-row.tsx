import { measureDefinitions } from '@huke/core/scorecard'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Behind, MeasureName } from '../api/index.ts'
import { Pair } from '../commitment/index.ts'
import { dateWords, useLanguage } from '../shared/index.ts'
import { figureWords } from './figure-words.ts'

/** One piece of work in a figure. What is not for the reader to see is counted all the same, and says so. */
export function BehindRow({ row, measure }: { row: Behind; measure: MeasureName }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const pair = { supplier: { unit: row.supplier, person: null }, customer: { unit: row.customer, person: null } }
  const line = (
    <>
      <Pair pair={pair} />
      <span className="line-title">
        {row.visible ? row.title : <span className="soft">{t('scorecard.not-for-you')}</span>}
      </span>
      <span className="nowrap soft">
        <Part row={row} measure={measure} /> <span className="small">{dateWords(row.day, language)}</span>
      </span>
    </>
  )
  return (
    <li>
      {row.id === null ? (
        <div className="line">{line}</div>
      ) : (
        <Link to="/commitments/$id" params={{ id: row.id }} className="line">
          {line}
        </Link>
      )}
    </li>
  )
}

/** What it adds to the figure. */
function Part({ row, measure }: { row: Behind; measure: MeasureName }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const definition = measureDefinitions.find(({ name }) => name === measure)
  if (definition === undefined || definition.of === 'count') return null
  if (definition.of !== 'share')
    return <strong>{figureWords({ value: row.value, unit: definition.unit }, language)}</strong>
  if (row.numerator === null) return null
  const counts = row.numerator > 0
  const good = definition.better === 'lower' ? !counts : counts
  return (
    <span className={`chip ${good ? 'chip-good' : 'chip-bad'}`}>
      {t(counts ? 'scorecard.counts' : 'scorecard.does-not')}
    </span>
  )
}
