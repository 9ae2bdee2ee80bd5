import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Commitment } from '../../api/index.ts'
import { said, useLanguage } from '../../shared/index.ts'
import { useAct } from '../act/use-act.ts'
import { termsOf } from '../terms-of.ts'

/** The items of the standard, ticked by whoever serves. */
export function ChecklistItems({ of: commitment }: { of: Commitment }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const act = useAct(commitment.id, commitment.version)
  const { checklist } = termsOf(commitment)
  if (!commitment.openActs.includes('check')) {
    return (
      <ul className="ticks">
        {checklist.map(({ id, ...words }) => (
          <li key={id} className={commitment.checked.includes(id) ? 'ticked' : undefined}>
            {said(words, language)}
            {commitment.checked.includes(id) && <span className="unseen">{t('commitment.ticked')}</span>}
          </li>
        ))}
      </ul>
    )
  }
  return (
    <ul>
      {checklist.map(({ id, ...words }) => (
        <li key={id} className="check-item">
          <Checkbox
            checked={commitment.checked.includes(id)}
            disabled={act.isPending}
            onChange={event => act.mutate({ act: { kind: 'check', item: id, done: event.target.checked } })}
          >
            {said(words, language)}
          </Checkbox>
        </li>
      ))}
    </ul>
  )
}
