import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../../api/index.ts'
import { ChecklistItems } from '../../page/checklist-items.tsx'
import { GivenScore } from '../../page/evaluation/given-score.tsx'
import { Standard } from '../../page/standard.tsx'
import { usePartyName } from '../../party-name.ts'

/** What is contested, in both sides' words, beside what had been agreed. */
export function ContestFacts({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const name = usePartyName()
  const number = Form.useWatch<number | undefined>('customer') ?? 1
  const given = commitment.evaluations.find(
    answer => answer.customer === number && answer.delivery === commitment.deliveries.length,
  )
  const customer = commitment.customers.find(one => one.number === number)
  if (given === undefined || customer === undefined) return null
  return (
    <div className="facing gap-below">
      <section>
        <h3>{t('commitment.contest.customer', { who: name(customer) })}</h3>
        <GivenScore of={given} />
      </section>
      {given.contest && (
        <section>
          <h3>{t('commitment.contest.supplier', { who: name(commitment.pair.supplier) })}</h3>
          <p className="words entry-words">{given.contest.reason}</p>
        </section>
      )}
      <section className="facing-whole">
        <h3>{t('commitment.contest.agreed')}</h3>
        <Standard of={commitment} />
        <ChecklistItems of={commitment} />
      </section>
    </div>
  )
}
