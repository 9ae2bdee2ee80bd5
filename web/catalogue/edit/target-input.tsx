import type { Target } from '@huke/core/calendar'
import { Input, InputNumber, Select, Space } from 'antd'
import { useTranslation } from 'react-i18next'

const kinds = ['working-time', 'working-days', 'end-of-working-day', 'working-day-at', 'calendar-time'] as const
const none = 'none'

interface Props {
  mayBeNone?: boolean
  value?: Target | null
  onChange?: (target: Target | null) => void
}

/** One target: so many hours, days, or a time on a day. */
export function TargetInput({ mayBeNone, value = null, onChange }: Props) {
  const { t } = useTranslation()
  const options = [...kinds, ...(mayBeNone ? [none] : [])]
  return (
    <Space wrap>
      <Select
        className="target-kind"
        aria-label={t('catalogue.target.kind')}
        value={value?.kind ?? none}
        options={options.map(kind => ({ value: kind, label: t(`catalogue.target.${kind}`) }))}
        onChange={kind => onChange?.(fresh(kind))}
      />
      {value !== null && <Amount value={value} onChange={target => onChange?.(target)} />}
    </Space>
  )
}

function Amount({ value, onChange }: { value: Target; onChange: (target: Target) => void }) {
  const { t } = useTranslation()
  if (value.kind === 'working-time' || value.kind === 'calendar-time') {
    return (
      <InputNumber
        className="target-hours"
        min={0.1}
        max={8760}
        precision={2}
        aria-label={t('catalogue.target.hours')}
        suffix={t('catalogue.target.hours')}
        value={value.seconds / 3600}
        onChange={hours => onChange({ ...value, seconds: Math.round((hours ?? 1) * 3600) })}
      />
    )
  }
  return (
    <>
      <InputNumber
        min={value.kind === 'working-days' ? 1 : 0}
        max={365}
        precision={0}
        aria-label={t('catalogue.target.days')}
        suffix={t('catalogue.target.days')}
        value={value.days}
        onChange={days => onChange({ ...value, days: days ?? 1 })}
      />
      {value.kind === 'working-day-at' && (
        <Input
          type="time"
          aria-label={t('catalogue.target.time')}
          value={value.time}
          onChange={event => onChange({ ...value, time: event.target.value })}
        />
      )}
    </>
  )
}

function fresh(kind: string): Target | null {
  switch (kind) {
    case 'working-time':
    case 'calendar-time':
      return { kind, seconds: 8 * 3600 }
    case 'working-days':
    case 'end-of-working-day':
      return { kind, days: 1 }
    case 'working-day-at':
      return { kind, days: 1, time: '16:00' }
    default:
      return null
  }
}
