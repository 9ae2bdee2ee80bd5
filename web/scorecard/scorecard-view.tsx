import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState, Loaded } from '../shared/index.ts'
import { BesideTable } from './beside.tsx'
import { Counterparts } from './counterparts.tsx'
import { Mirror } from './mirror.tsx'
import { scorecardQuery } from './queries.ts'
import { ServicesTable } from './services-table.tsx'

/** The mirror of a unit and, below, the others on both sides of it. */
export function ScorecardView({ unit, period }: { unit: string; period: string }) {
  const { t } = useTranslation()
  const card = useQuery(scorecardQuery(unit, period))
  return (
    <Loaded of={card} rows={12}>
      {data => {
        const isEmpty = [...data.asSupplier.measures, ...data.asCustomer.measures].every(({ n }) => n === 0)
        if (isEmpty && data.asSupplier.beside.length === 0 && data.asCustomer.beside.length === 0)
          return <EmptyState>{t('scorecard.nothing-closed')}</EmptyState>
        return (
          <div className="stack">
            <Mirror of={data} period={period} />
            <div className="halves">
              <Counterparts unit={unit} period={period} side="supplier" rows={data.asSupplier.counterparts} />
              <Counterparts unit={unit} period={period} side="customer" rows={data.asCustomer.counterparts} />
            </div>
            <BesideTable rows={data.asSupplier.beside} />
            <ServicesTable unit={unit} period={period} rows={data.asSupplier.services} />
            <p className="soft small">{t('scorecard.minimum-group', { count: data.minimumGroup })}</p>
          </div>
        )
      }}
    </Loaded>
  )
}
