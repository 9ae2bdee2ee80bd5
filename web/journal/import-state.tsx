import { Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { readPercent, stageOf } from './progress.ts'
import type { ImportLine } from './queries.ts'

const chips = { waiting: '', running: '', done: 'chip-good', failed: 'chip-bad', stopped: 'chip-soon' } as const

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
      {stage === 'writing' && <span className="soft small">{t('journal.writing', { count: line.cases })}</span>}
    </span>
  )
}
