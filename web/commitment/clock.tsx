import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CommitmentLine } from '../api/index.ts'
import { duration, exactTime, nearTime, useLanguage, useNow, useZone } from '../shared/index.ts'
import { urgencyOf } from './urgency.ts'

type Clocked = Pick<CommitmentLine, 'due' | 'paused'>

/** What is left in working time; the due time itself on hover, or beside it where there is room. */
export function Clock({ of: { due, paused }, whole }: { of: Clocked; whole?: boolean }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const zone = useZone()
  const now = useNow()
  if (due === null) return <span className="soft">{paused ? t('commitment.clock.paused') : ''}</span>
  const left = duration(Math.abs(due.remainingSeconds), language)
  const said = t(due.remainingSeconds < 0 ? 'commitment.clock.late' : 'commitment.clock.left', { time: left })
  const which = t(`commitment.clock.${due.clock}`)
  return (
    <Tooltip title={`${which} · ${exactTime(due.at, zone, language)}`}>
      <span className={`clock ${urgencyOf(due, now)}`}>
        <span className="clock-dot" aria-hidden />
        {said}
        {whole && (
          <span className="soft">
            {' '}
            {t('commitment.clock.due', { time: nearTime(due.at, now, zone, language), which })}
          </span>
        )}
        {paused && <span className="soft"> · {t('commitment.clock.paused')}</span>}
      </span>
    </Tooltip>
  )
}
