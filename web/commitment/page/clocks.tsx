import type { Target } from '@huke/core/calendar'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClockReading, Commitment } from '../../api/index.ts'
import { duration, useLanguage } from '../../shared/index.ts'
import { useSayBy } from '../due/by.tsx'
import { Explanation } from './explanation.tsx'

/** Each clock with what its standard allows and what it used; a due time explains itself. */
export function Clocks({ of: commitment }: { of: Commitment }) {
  const shown = commitment.clocks.filter(clock => !clock.void)
  return (
    <ul className="clocks">
      {shown.map(clock => (
        <ClockRow key={`${clock.clock}-${clock.run}`} clock={clock} id={commitment.id} />
      ))}
    </ul>
  )
}

function ClockRow({ clock, id }: { clock: ClockReading; id: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const by = useSayBy()
  const [open, setOpen] = useState(false)
  const name = t(`commitment.clock.${clock.clock}`)
  const used = duration(clock.usedSeconds, language)
  const allowed = clock.allowedSeconds === null ? null : duration(clock.allowedSeconds, language)
  const share = clock.allowedSeconds ? Math.min(1, clock.usedSeconds / clock.allowedSeconds) : 0
  const target = clock.standard.target as Target | null
  return (
    <li>
      <div className="row spread">
        <span className="capital">
          {name} {clock.run > 1 && <span className="soft">#{clock.run}</span>}
        </span>
        <span className={clock.breached ? 'late' : clock.stoppedAt !== null ? 'kept' : undefined}>{result()}</span>
      </div>
      {allowed !== null && (
        <div className="bar" aria-hidden>
          <span className={clock.breached ? 'bar-bad' : 'bar-fill'} style={{ width: `${share * 100}%` }} />
        </div>
      )}
      <p className="small soft">{allowed === null ? used : t('commitment.used-of', { used, allowed })}</p>
      <div className="row spread small soft clock-dues">
        <span>{dues().join(' · ')}</span>
        {clock.dueAt !== null && (
          <button type="button" className="text-button nowrap" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('commitment.why-then')} <span className="unseen">{by(clock.dueAt, target)}</span>
          </button>
        )}
      </div>
      {open && <Explanation id={id} clock={clock.clock} run={clock.run} />}
    </li>
  )

  /** The standard's due time and, where another date was promised, that one. */
  function dues(): readonly string[] {
    const { standardDueAt: standard, promisedDueAt: promised } = clock
    return [
      ...(standard === null ? [] : [t('commitment.standard-due', { time: by(standard, target) })]),
      ...(promised === null ? [] : [t('commitment.promised-due', { time: by(promised) })]),
    ]
  }

  function result(): string {
    if (clock.breached) return t('commitment.clock.late', { time: duration(clock.lateSeconds, language) })
    if (clock.stoppedAt !== null) return t('commitment.clock.kept')
    return t(clock.paused ? 'commitment.clock.paused' : 'commitment.clock.running')
  }
}
