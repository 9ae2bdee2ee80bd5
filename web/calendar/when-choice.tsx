import type { ChangedDays } from '@huke/core/calendar'
import { Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { DayInput } from '../shared/index.ts'
import { usePastWords } from './past-words.tsx'

/** Other hours from a day on, or hours that had been written down wrongly. */
export interface When {
  readonly kind: 'from' | 'wrong'
  readonly from: string
  readonly reason: string
}

/** Asked where a change reaches days that are over: what has run stays, unless it was a mistake. */
export function WhenChoice(props: {
  past: ChangedDays
  /** null where the change can only be a correction */
  earliest: string | null
  value: When
  onChange: (when: When) => void
}) {
  const { t } = useTranslation()
  const words = usePastWords()
  const { past, earliest, value, onChange } = props
  return (
    <div className="notice when-choice">
      <p>{words(past)}</p>
      {earliest !== null && (
        <div className="row wrap">
          <Radio checked={value.kind === 'from'} onChange={() => onChange({ ...value, kind: 'from' })}>
            {t('calendar.when.from')}
          </Radio>
          <DayInput
            aria-label={t('calendar.when.from')}
            allowClear={false}
            min={earliest}
            disabled={value.kind !== 'from'}
            value={value.from}
            onChange={from => from && onChange({ ...value, from })}
          />
        </div>
      )}
      <Radio checked={value.kind === 'wrong'} onChange={() => onChange({ ...value, kind: 'wrong' })}>
        {t('calendar.when.wrong')}
      </Radio>
      {value.kind === 'wrong' && (
        <Input
          maxLength={500}
          value={value.reason}
          aria-label={t('calendar.past.reason')}
          placeholder={t('calendar.past.reason')}
          onChange={event => onChange({ ...value, reason: event.target.value })}
        />
      )}
      <p className="soft small">{t(value.kind === 'from' ? 'calendar.when.from-why' : 'calendar.past.why')}</p>
    </div>
  )
}
