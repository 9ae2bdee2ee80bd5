import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CommitmentLine } from '../../api/index.ts'
import { WorkRow } from './work-row.tsx'

interface Props {
  lines: readonly CommitmentLine[]
  focused: string | null
  byDue: boolean
  /** null where nothing can be done to many at once */
  chosen: readonly CommitmentLine[] | null
  onChoose: (lines: readonly CommitmentLine[]) => void
  onFocus: (id: string) => void
}

export function WorkTable({ lines, focused, byDue, chosen, onChoose, onFocus }: Props) {
  const { t } = useTranslation()
  const isChosen = (line: CommitmentLine) => chosen?.some(one => one.id === line.id) ?? false
  const toggle = (line: CommitmentLine) =>
    onChoose(isChosen(line) ? (chosen ?? []).filter(one => one.id !== line.id) : [...(chosen ?? []), line])
  return (
    <div className="panel work-table">
      <div className={`work-row work-head ${chosen ? 'work-choosable' : ''}`}>
        {chosen && (
          <Checkbox
            aria-label={t('commitment.choose-all')}
            checked={chosen.length === lines.length}
            indeterminate={chosen.length > 0 && chosen.length < lines.length}
            onChange={event => onChoose(event.target.checked ? lines : [])}
          />
        )}
        <span>{t('commitment.column.pair')}</span>
        <span>{t('commitment.column.what')}</span>
        <span>{t('commitment.column.ball')}</span>
        <span>{t(byDue ? 'commitment.column.left' : 'commitment.column.when')}</span>
      </div>
      <ul>
        {lines.map(line => (
          <WorkRow
            key={line.id}
            line={line}
            byDue={byDue}
            isFocused={line.id === focused}
            chosen={chosen === null ? null : isChosen(line)}
            onToggle={() => toggle(line)}
            onFocus={() => onFocus(line.id)}
          />
        ))}
      </ul>
    </div>
  )
}
