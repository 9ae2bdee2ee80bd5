import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CommitmentLine } from '../api/index.ts'
import { duration, exactTime, nearTime, useLanguage, useNow, useZone } from '../shared/index.ts'
import { useSayDue } from './due/by.tsx'
import { urgencyOf } from './urgency.ts'

type Clocked = Pick<CommitmentLine, 'due' | 'paused'>

/** What is left in working time, or by when it is due; the exact time on hover, and which clock it is where there is room. */
export function Clock({ of: { due, paused }, whole }: { of: Clocked; whole?: boolean }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const zone = useZone()
  const now = useNow()
  const say = useSayDue()
  const stands = paused && (due === null || due.clock === 'resolution')
  if (due === null) return <span className="soft">{stands ? t('commitment.clock.paused') : ''}</span>
  const which = t(`commitment.clock.${due.clock}`)
  const by = say(due.at, due.endOf)
  const isLeft = due.remainingSeconds >= 0
  // In its last minute, or in closed hours after it, only the hour says anything.
  const isAtEnd = Math.abs(due.remainingSeconds) < 60
  return (
    <Tooltip title={`${which} · ${exactTime(due.at, zone, language)}`}>
      <span className={`clock ${whole ? 'clock-whole' : ''} ${urgencyOf(due, now)}`}>
        {words()}
        {whole && !isAtEnd && <span className="soft"> {t('commitment.clock.due', { time: by, which })}</span>}
        {stands && <span className="soft"> · {t(whole ? 'commitment.clock.paused' : 'commitment.clock.stands')}</span>}
      </span>
    </Tooltip>
  )

  function words(): string {
    if (due === null) return ''
    if (isAtEnd) {
      const time = nearTime(due.at, now, zone, language)
      return t(due.at < now ? 'commitment.clock.was-due' : 'commitment.clock.is-due', { time, which })
    }
    const time = duration(Math.abs(due.remainingSeconds), language)
    if (whole) return t(isLeft ? 'commitment.clock.left-working' : 'commitment.clock.late-working', { time })
    if (due.remainingSeconds > longSeconds) return by
    return t(isLeft ? 'commitment.clock.left' : 'commitment.clock.late', { time })
  }
}

/** Beyond some working days hours tell nobody anything, the day does. */
const longSeconds = 24 * 3600
