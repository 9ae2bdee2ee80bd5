import { priorities, type Priority } from '@huke/core/commitment'
import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Service } from '../api/index.ts'
import { said, useLanguage } from '../shared/index.ts'
import { useSayBy } from './due/by.tsx'

/** A priority is what it means: how soon, and until when from now. */
export function PriorityField(props: {
  service: Service
  id?: string
  value?: Priority
  onChange?: (priority: Priority) => void
}) {
  const { t } = useTranslation()
  return (
    <Radio.Group
      id={props.id}
      className="priority-field"
      value={props.value}
      onChange={event => props.onChange?.(event.target.value)}
    >
      {priorities.map(priority => (
        <Radio key={priority} value={priority}>
          <span>{t(`commitment.priority.${priority}`)}</span>
          <span className="soft small block">
            <Meaning of={props.service.targets[priority]} />
          </span>
        </Radio>
      ))}
    </Radio.Group>
  )
}

function Meaning({ of: { response, resolution } }: { of: Service['targets']['normal'] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const by = useSayBy()
  const parts = [
    response && t('commitment.responds', { target: said(response.words, language) }),
    resolution && t('commitment.delivers', { target: said(resolution.words, language) }),
    resolution?.dueAt && t('commitment.about', { time: by(resolution.dueAt, resolution.target) }),
  ]
  return parts.filter(part => part).join(' · ')
}
