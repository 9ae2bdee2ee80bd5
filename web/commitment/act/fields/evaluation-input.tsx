import type { Dimension, EvaluationPolicy } from '@huke/core/commitment'
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { ScoreInput } from './score-input.tsx'
import type { EvaluationValue } from '../values.ts'

/** The score first; what it is made of and why only once it is given. */
export function EvaluationInput(props: {
  policy: EvaluationPolicy
  value?: EvaluationValue
  onChange?: (value: EvaluationValue) => void
}) {
  const { t } = useTranslation()
  const { policy, value, onChange } = props
  const change = (news: Partial<EvaluationValue>) => onChange?.({ score: 0, ...value, scale: policy.scale, ...news })
  const rate = (dimension: Dimension, score: number) =>
    change({ dimensions: { ...value?.dimensions, [dimension]: score } })
  return (
    <div className="evaluation-input">
      <ScoreInput
        scale={policy.scale}
        label={t('commitment.how-was-it')}
        value={value?.score}
        onChange={score => change({ score })}
      />
      {value !== undefined && (
        <>
          {policy.dimensions.map(dimension => (
            <div key={dimension} className="row wrap">
              <span className="soft dimension">{t(`commitment.dimension.${dimension}`)}</span>
              <ScoreInput
                scale={policy.scale}
                label={t(`commitment.dimension.${dimension}`)}
                value={value.dimensions?.[dimension]}
                onChange={score => rate(dimension, score)}
              />
            </div>
          ))}
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            placeholder={t('commitment.why-so')}
            aria-label={t('commitment.why-so')}
            value={value.words}
            onChange={event => change({ words: event.target.value })}
          />
        </>
      )}
    </div>
  )
}
