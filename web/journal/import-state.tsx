import { Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { readPercent, stageOf, undonePercent } from './progress.ts'
import type { ImportLine } from './queries.ts'

const chips = {
  waiting: '',
  running: '',
  asking: 'chip-soon',
  done: 'chip-good',
  failed: 'chip-bad',
  stopped: 'chip-soon',
  undoing: '',
  undone: '',
} as const

/** One word, and while it runs how far it is. */
export function ImportState({ of: line, wide }: { of: ImportLine; wide?: boolean }) {
  const { t } = useTranslation()
  const stage = stageOf(line)
  const percent = readPercent(line)
  return (
    <span className={wide ? 'import-state import-state-wide' : 'import-state'}>
      <span className={`chip ${chips[line.state]}`}>{t(`journal.state.${line.state}`)}</span>
      {stage === 'reading' && percent !== null && (
        <Progress percent={percent} size="small" className="import-progress" aria-label={t('journal.reading')} />
      )}
      {line.state === 'undoing' && (
        <Progress
          percent={undonePercent(line)}
          size="small"
          className="import-progress"
          aria-label={t('journal.undo.how-far')}
        />
      )}
      {line.state === 'asking' && (
        <span className="soft small">{t('journal.names.open-short', { count: line.namesOpen })}</span>
      )}
      {stage === 'writing' && <span className="soft small">{t('journal.writing', { count: line.cases })}</span>}
    </span>
  )
}
