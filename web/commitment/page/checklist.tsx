import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { said, useLanguage } from '../../shared/index.ts'
import { useAct } from '../act/use-act.ts'
import { termsOf } from '../terms-of.ts'

/** The standard of the output, ticked off by those who serve. */
export function Checklist({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const act = useAct(commitment.id, commitment.version)
  const { checklist } = termsOf(commitment)
  if (checklist.length === 0) return null
  const mayTick = commitment.openActs.includes('check')
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('commitment.checklist')}</h2>
        <span className="soft">
          {commitment.checked.length}/{checklist.length}
        </span>
      </div>
      <ul>
        {checklist.map(({ id, ...words }) => (
          <li key={id} className="check-item">
            <Checkbox
              checked={commitment.checked.includes(id)}
              disabled={!mayTick || act.isPending}
              onChange={event => act.mutate({ kind: 'check', item: id, done: event.target.checked })}
            >
              {said(words, language)}
            </Checkbox>
          </li>
        ))}
      </ul>
    </section>
  )
}
