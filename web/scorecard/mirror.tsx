import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeasureName, Scorecard, ScorecardRow } from '../api/index.ts'
import { groups } from './groups.ts'
import { MirrorRow } from './mirror-row.tsx'

/** One unit seen from both sides: the same measures, the same scale. */
export function Mirror({ of: card, period }: { of: Scorecard; period: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<MeasureName | null>(null)
  const supplier = byName(card.asSupplier.measures)
  const customer = byName(card.asCustomer.measures)
  return (
    <section className="panel mirror" aria-label={t('scorecard.mirror')}>
      <div className="mirror-head">
        <h2>{t('scorecard.as-supplier')}</h2>
        <span />
        <h2>{t('scorecard.as-customer')}</h2>
      </div>
      {groups.map(({ key, measures }) => {
        const shown = measures.filter(name => rests(supplier.get(name)) || rests(customer.get(name)))
        return (
          shown.length > 0 && (
            <section key={key} aria-label={t(`scorecard.group.${key}`)}>
              <h3 className="mirror-group">{t(`scorecard.group.${key}`)}</h3>
              {shown.map(name => (
                <MirrorRow
                  key={name}
                  unit={card.unit.id}
                  period={period}
                  name={name}
                  supplier={supplier.get(name)}
                  customer={customer.get(name)}
                  isOpen={open === name}
                  onToggle={() => setOpen(open === name ? null : name)}
                />
              ))}
            </section>
          )
        )
      })}
    </section>
  )
}

const byName = (rows: readonly ScorecardRow[]): ReadonlyMap<MeasureName, ScorecardRow> =>
  new Map(rows.map(row => [row.name, row]))

const rests = (row: ScorecardRow | undefined): boolean => row !== undefined && row.n > 0
