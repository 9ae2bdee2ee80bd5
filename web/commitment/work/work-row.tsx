import { Link } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommitmentLine } from '../../api/index.ts'
import { When } from '../../shared/index.ts'
import { Clock } from '../clock.tsx'
import { Ball } from '../ball.tsx'
import { LentBy } from '../lent-by.tsx'
import { KindMark } from '../kind-mark.tsx'
import { Pair } from '../pair.tsx'
import { StateWord } from '../state-word.tsx'

interface Props {
  line: CommitmentLine
  byDue: boolean
  isFocused: boolean
  chosen: boolean | null
  onToggle: () => void
  onFocus: () => void
}

export function WorkRow({ line, byDue, isFocused, chosen, onToggle, onFocus }: Props) {
  const { t } = useTranslation()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isFocused) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isFocused])
  return (
    <li ref={row} className={`work-row ${chosen === null ? '' : 'work-choosable'} ${isFocused ? 'work-focused' : ''}`}>
      {chosen !== null && (
        <Checkbox checked={chosen} onChange={onToggle} aria-label={t('commitment.choose', { what: line.title })} />
      )}
      <Link to="/commitments/$id" params={{ id: line.id }} className="work-link" onFocus={onFocus}>
        <Pair pair={line.pair} />
        <span className="work-what">
          <KindMark kind={line.kind} />
          <span className="clip">{line.title}</span>
          <LentBy line={line} />
          {(line.priority === 'urgent' || line.priority === 'high') && (
            <span className="chip chip-soon">{t(`commitment.priority.${line.priority}`)}</span>
          )}
        </span>
        <span className="work-state">
          <StateWord state={line.state} />
          <Ball of={line} />
        </span>
        <span className="work-when">
          {byDue || line.due ? <Clock of={line} /> : <When at={line.closedAt ?? line.requestedAt} />}
        </span>
      </Link>
    </li>
  )
}
