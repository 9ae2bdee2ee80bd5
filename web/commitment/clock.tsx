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
  const stands = paused && (due === null || due.clock === 'resolution')
  if (due === null) return <span className="soft">{stands ? t('commitment.clock.paused') : ''}</span>
  const which = t(`commitment.clock.${due.clock}`)
  const near = nearTime(due.at, now, zone, language)
  const time = duration(Math.abs(due.remainingSeconds), language)
  const words = due.remainingSeconds < 0 ? 'late' : 'left'
  return (
    <Tooltip title={`${which} · ${exactTime(due.at, zone, language)}`}>
      <span className={`clock ${whole ? 'clock-whole' : ''} ${urgencyOf(due, now)}`}>
        {whole
          ? t(`commitment.clock.${words}-working`, { time })
          : due.remainingSeconds > longSeconds
            ? t('commitment.clock.by', { time: near })
            : t(`commitment.clock.${words}`, { time })}
        {whole && <span className="soft"> {t('commitment.clock.due', { time: near, which })}</span>}
        {stands && <span className="soft"> · {t(whole ? 'commitment.clock.paused' : 'commitment.clock.stands')}</span>}
      </span>
    </Tooltip>
  )
}

/** Beyond some working days hours tell nobody anything, the day does. */
const longSeconds = 24 * 3600
