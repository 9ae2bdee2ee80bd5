import type { Scale } from '@huke/core/commitment'
import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'

const steps: Readonly<Record<Scale, readonly number[]>> = { 'good-bad': [1, 0], five: [1, 2, 3, 4, 5] }

export function ScoreInput(props: { scale: Scale; label: string; value?: number; onChange: (score: number) => void }) {
  const { t } = useTranslation()
  return (
    <Radio.Group
      aria-label={props.label}
      optionType="button"
      buttonStyle="solid"
      value={props.value}
      onChange={event => props.onChange(event.target.value)}
      options={steps[props.scale].map(value => ({ value, label: t(`commitment.score.${props.scale}.${value}`) }))}
    />
  )
}
